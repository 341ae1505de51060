package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpPipeline;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.NettyKeys;
import io.gameserverexporter.boot.NettyMessages;
import io.gameserverexporter.probe.weave.Weave;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 and HTTP/2 servers on the codecs of Netty 4.1 and 4.2: frameworks such as Vert.x,
 * Reactor Netty, Micronaut and Ktor, and what games build themselves. Knows no routes.
 *
 * <p>An exchange begins where {@code HttpRequestDecoder} has decoded the head of a request, or
 * found that it cannot be decoded. It ends where {@code HttpResponseEncoder} has encoded the last
 * part of the response, which no server can leave out, and which is in the order of the requests
 * however the server works on them. What is open when the channel is closed ends there. It does not
 * end where the decoder is removed from the pipeline: a server that upgrades to WebSocket does that
 * before it answers.
 *
 * <p>With HTTP/2 an exchange begins where the decoder gets the head of a request, and ends where
 * the frame writer writes the last frame of the response, or with the stream. The request that asks
 * for the upgrade from HTTP/1.1 is the one on the first stream.
 *
 * <p>An event loop works on an exchange from where it is decoded, and on the oldest that is open
 * whenever it reads from the channel again, until the decoder returns: by then the decoder has
 * handed on what it decoded. With HTTP/2 it works on that of the stream while it reads a frame.
 * Reactor Netty keeps pipelined requests back until it has answered those before them; it then goes
 * on in a handler of its own.
 *
 * <p>The exact classes of Netty's own requests are asked for before any interface, and what a
 * message is to a response is remembered by its class: why, {@link NettyMessages} says.
 *
 * <p>The exchanges ride on an attribute of the channel. Clients have decoders and encoders of the
 * same base classes, on channels of their own. RTSP and the like, which extend the base classes,
 * are not HTTP.
 */
final class NettyProbe {
  private static final String CODEC = "io.netty.handler.codec.http.";
  private static final String CODEC_2 = "io.netty.handler.codec.http2.";
  private static final String CONTEXT = "io.netty.channel.ChannelHandlerContext";
  private static final String BUFFER = "io.netty.buffer.ByteBuf";
  private static final String PROMISE = "io.netty.channel.ChannelPromise";
  private static final String DECODER = "io.netty.handler.codec.ByteToMessageDecoder";
  private static final String LIST = "java.util.List";
  private static final String HERE = "io.gameserverexporter.probe.NettyProbe$";

  private NettyProbe() {}

  static Probe probe() {
    return new Probe(
        "netty-http",
        "requests to HTTP servers on Netty",
        Weave.into(CODEC + "HttpObjectDecoder", "decode", HERE + "Decode", CONTEXT, BUFFER, LIST),
        Weave.into(
            CODEC + "HttpObjectDecoder", "decodeLast", HERE + "DecodeLast", CONTEXT, BUFFER, LIST),
        Weave.into(
            CODEC + "HttpObjectEncoder",
            "encode",
            HERE + "Encode",
            CONTEXT,
            "java.lang.Object",
            LIST),
        Weave.into(DECODER, "channelRead", HERE + "Read", CONTEXT, "java.lang.Object"),
        Weave.into(DECODER, "channelInactive", HERE + "Read", CONTEXT),
        Weave.intoIfThere(
            DECODER, "userEventTriggered", HERE + "ReadLast", CONTEXT, "java.lang.Object"),
        Weave.into(
            "reactor.netty.channel.ChannelOperationsHandler",
            "channelRead",
            HERE + "ReadOn",
            CONTEXT,
            "java.lang.Object"),
        Weave.into(
            "io.netty.channel.DefaultChannelPipeline", "fireChannelInactive", HERE + "Closed"),
        Weave.into(
            CODEC_2 + "DefaultHttp2ConnectionDecoder$FrameReadListener",
            "onHeadersRead",
            HERE + "HeadersRead",
            CONTEXT,
            "int",
            CODEC_2 + "Http2Headers",
            "int",
            "short",
            "boolean",
            "int",
            "boolean"),
        Weave.into(
            CODEC_2 + "DefaultHttp2ConnectionDecoder$FrameReadListener",
            "onDataRead",
            HERE + "DataRead",
            CONTEXT,
            "int",
            BUFFER,
            "int",
            "boolean"),
        Weave.into(
            CODEC_2 + "DefaultHttp2ConnectionDecoder$FrameReadListener",
            "onRstStreamRead",
            HERE + "Reset",
            CONTEXT,
            "int",
            "long"),
        Weave.into(
            CODEC_2 + "DefaultHttp2FrameWriter",
            "writeHeadersInternal",
            HERE + "WriteHeaders",
            CONTEXT,
            "int",
            CODEC_2 + "Http2Headers",
            "int",
            "boolean",
            "boolean",
            "int",
            "short",
            "boolean",
            PROMISE),
        Weave.into(
            CODEC_2 + "DefaultHttp2FrameWriter",
            "writeData",
            HERE + "WriteData",
            CONTEXT,
            "int",
            BUFFER,
            "int",
            "boolean",
            PROMISE),
        Weave.into(
            CODEC_2 + "DefaultHttp2FrameWriter",
            "writeRstStream",
            HERE + "Reset",
            CONTEXT,
            "int",
            "long",
            PROMISE));
  }

  /** The decoder adds what it has decoded to a list, at most one request each time. */
  static final class Decode {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static int enter(@Advice.Argument(2) List<?> decoded) {
      return decoded.size();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object decoder,
        @Advice.Argument(0) ChannelHandlerContext context,
        @Advice.Argument(2) List<?> decoded,
        @Advice.Enter int before) {
      if (decoded.size() <= before || !(decoder instanceof HttpRequestDecoder)) {
        return;
      }
      Object first = decoded.get(before);
      Class<?> type = first.getClass();
      String method;
      String uri;
      if (type == DefaultHttpRequest.class) {
        DefaultHttpRequest request = (DefaultHttpRequest) first;
        method = request.method().name();
        uri = request.uri();
      } else if (type != DefaultHttpContent.class
          && type != DefaultLastHttpContent.class
          && first != LastHttpContent.EMPTY_LAST_CONTENT
          && first instanceof HttpRequest) {
        HttpRequest request = (HttpRequest) first;
        // In place of a request whose first line it cannot read the decoder makes up a full one.
        boolean unread = request instanceof FullHttpRequest && request.decoderResult().isFailure();
        method = unread ? null : request.method().name();
        uri = unread ? null : request.uri();
      } else {
        return;
      }
      Attribute<Object> attribute =
          context.channel().attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class));
      Object known = attribute.get();
      HttpPipeline pipeline;
      if (known instanceof HttpPipeline) {
        pipeline = (HttpPipeline) known;
      } else {
        pipeline = new HttpPipeline(context.pipeline());
        attribute.set(pipeline);
      }
      pipeline.beginHere(method, uri);
    }
  }

  /** A decoder is given what has come, and hands on what it makes of that. */
  static final class Read {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(0) ChannelHandlerContext context) {
      if (!HttpPipeline.isUsed()) {
        return null;
      }
      Channel channel = context.channel();
      AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
      return HttpPipeline.read(channel.hasAttr(key) ? channel.attr(key).get() : null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      // Perhaps for the first one of all, which has come meanwhile.
      if (HttpPipeline.isUsed()) {
        HttpServers.leave(before);
      }
    }
  }

  /** As {@link Read}, where the client has sent the last of what it will; other events pass. */
  static final class ReadLast {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(
        @Advice.Argument(0) ChannelHandlerContext context, @Advice.Argument(1) Object event) {
      if (!(event instanceof ChannelInputShutdownEvent)) {
        return null;
      }
      Channel channel = context.channel();
      AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
      return HttpPipeline.read(channel.hasAttr(key) ? channel.attr(key).get() : null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Argument(1) Object event, @Advice.Enter @Nullable HttpExchange before) {
      if (event instanceof ChannelInputShutdownEvent) {
        HttpServers.leave(before);
      }
    }
  }

  /** As {@link Read}, for a method so large that every byte of the advice counts. */
  static final class ReadOn {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(0) ChannelHandlerContext context) {
      Channel channel = context.channel();
      AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
      return HttpPipeline.read(channel.hasAttr(key) ? channel.attr(key).get() : null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /**
   * The client sends nothing more. Half a head is a request if the server can still answer, that
   * is, if it keeps the other half of the connection open.
   */
  static final class DecodeLast {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object decoder,
        @Advice.Argument(0) ChannelHandlerContext context,
        @Advice.Argument(2) List<?> decoded) {
      if (decoded.isEmpty()
          || !(decoder instanceof HttpRequestDecoder)
          || !context.channel().isActive()) {
        return;
      }
      // Others in the list have passed through the method above.
      Object last = decoded.get(decoded.size() - 1);
      if (!(last instanceof HttpRequest)) {
        return;
      }
      HttpRequest request = (HttpRequest) last;
      if (!(request.decoderResult().cause() instanceof PrematureChannelClosureException)) {
        return;
      }
      Attribute<Object> attribute =
          context.channel().attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class));
      Object known = attribute.get();
      HttpPipeline pipeline;
      if (known instanceof HttpPipeline) {
        pipeline = (HttpPipeline) known;
      } else {
        pipeline = new HttpPipeline(context.pipeline());
        attribute.set(pipeline);
      }
      pipeline.begin(request.method().name(), request.uri());
    }
  }

  /** A part of a response, or all of it, is on its way into the connection. */
  static final class Encode {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object encoder,
        @Advice.Argument(0) ChannelHandlerContext context,
        @Advice.Argument(1) Object message) {
      // Most servers answer with these.
      int parts =
          message.getClass() == DefaultFullHttpResponse.class
              ? NettyMessages.HEAD | NettyMessages.LAST
              : NettyMessages.partsOf(message);
      if (parts == 0 || !(encoder instanceof HttpResponseEncoder)) {
        return;
      }
      int status =
          (parts & NettyMessages.HEAD) == 0
              ? 0
              : message instanceof DefaultHttpResponse
                  ? ((DefaultHttpResponse) message).status().code()
                  : ((HttpResponse) message).status().code();
      Object known =
          context.channel().attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class)).get();
      if (status == 101
          && "h2c".equalsIgnoreCase(((HttpResponse) message).headers().get("upgrade"))) {
        HttpPipeline.upgraded(known);
      } else {
        HttpPipeline.encoded(known, parts, status);
      }
    }
  }

  /** A channel is closed, and its handlers, the decoder among them, have heard of it. */
  static final class Closed {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object closed) {
      Channel channel = ((ChannelPipeline) closed).channel();
      AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
      if (channel.hasAttr(key)) {
        Object known = channel.attr(key).get();
        if (known instanceof HttpPipeline) {
          ((HttpPipeline) known).close();
        }
      }
      NettyKeys.closed();
    }
  }

  /**
   * Header fields came on an HTTP/2 stream. Before the decoder works on them: the server may have
   * answered when it is done.
   */
  static final class HeadersRead {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(
        @Advice.Argument(0) ChannelHandlerContext context,
        @Advice.Argument(1) int stream,
        @Advice.Argument(2) Http2Headers headers) {
      HttpExchange before = HttpServers.current();
      CharSequence method = headers.method();
      // A client gets responses, which have none; nor has what comes after the body of a request.
      if (method == null) {
        return before;
      }
      Attribute<Object> attribute =
          context.channel().attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class));
      Object known = attribute.get();
      HttpPipeline pipeline;
      if (known instanceof HttpPipeline) {
        pipeline = (HttpPipeline) known;
      } else {
        pipeline = new HttpPipeline(context.pipeline());
        attribute.set(pipeline);
      }
      pipeline.streams().begin(stream, method, headers.path());
      HttpServers.enter(pipeline.streams().exchange(stream));
      return before;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** A part of a body came on an HTTP/2 stream. */
  static final class DataRead {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(
        @Advice.Argument(0) ChannelHandlerContext context, @Advice.Argument(1) int stream) {
      HttpExchange before = HttpServers.current();
      Object known =
          context.channel().attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class)).get();
      if (known instanceof HttpPipeline) {
        HttpServers.enter(((HttpPipeline) known).streams().exchange(stream));
      }
      return before;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** Header fields of a response are written as frames. */
  static final class WriteHeaders {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) ChannelHandlerContext context,
        @Advice.Argument(1) int stream,
        @Advice.Argument(2) Http2Headers headers,
        @Advice.Argument(4) boolean last) {
      Object known =
          context.channel().attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class)).get();
      if (known instanceof HttpPipeline) {
        ((HttpPipeline) known).streams().answer(stream, headers.status(), last);
      }
    }
  }

  /**
   * A part of a body is written as a frame; past flow control, not when the server hands it over.
   */
  static final class WriteData {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) ChannelHandlerContext context,
        @Advice.Argument(1) int stream,
        @Advice.Argument(4) boolean last) {
      if (last) {
        Object known =
            context.channel().attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class)).get();
        if (known instanceof HttpPipeline) {
          ((HttpPipeline) known).streams().end(stream);
        }
      }
    }
  }

  /** The client or the server gives a stream up. */
  static final class Reset {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) ChannelHandlerContext context, @Advice.Argument(1) int stream) {
      Object known =
          context.channel().attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class)).get();
      if (known instanceof HttpPipeline) {
        ((HttpPipeline) known).streams().end(stream);
      }
    }
  }
}

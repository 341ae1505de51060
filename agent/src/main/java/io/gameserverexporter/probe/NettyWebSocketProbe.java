package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpPipeline;
import io.gameserverexporter.boot.NettyKeys;
import io.gameserverexporter.boot.WebSocketConnection;
import io.gameserverexporter.probe.weave.Weave;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket servers on the codecs of Netty 4.1 and 4.2, and what is built on them (Vert.x, Reactor
 * Netty, Micronaut).
 *
 * <p>A connection begins with Netty's answer to the handshake and ends with its channel. Messages
 * are counted where the decoder has decoded, and the encoder encoded, their last frame; both stand
 * next to the socket, so that payloads are as they are on the wire. The connection rides on an
 * attribute of the channel, and takes its endpoint from the request that asked for the upgrade.
 *
 * <p>A channel without one is of a client, or of a connection that is older than the agent: servers
 * get masked frames and send frames that are not, clients the other way round (RFC 6455, section
 * 5.1).
 */
final class NettyWebSocketProbe {
  private static final String CODEC = "io.netty.handler.codec.http.";
  private static final String WEB_SOCKET = CODEC + "websocketx.";
  private static final String CONTEXT = "io.netty.channel.ChannelHandlerContext";
  private static final String LIST = "java.util.List";
  private static final String HERE = "io.gameserverexporter.probe.NettyWebSocketProbe$";

  private NettyWebSocketProbe() {}

  static Probe probe() {
    return new Probe(
        "netty-websocket",
        "WebSocket connections to servers on Netty",
        Weave.into(
            WEB_SOCKET + "WebSocketServerHandshaker",
            "handshake",
            HERE + "Handshake",
            "io.netty.channel.Channel",
            CODEC + "FullHttpRequest",
            CODEC + "HttpHeaders",
            "io.netty.channel.ChannelPromise"),
        Weave.intoIfThere(
            WEB_SOCKET + "WebSocketServerHandshaker",
            "handshake0",
            HERE + "HandshakeOfAll",
            "io.netty.channel.ChannelOutboundInvoker",
            "io.netty.channel.Channel",
            CODEC + "FullHttpRequest",
            CODEC + "HttpHeaders",
            "io.netty.channel.ChannelPromise"),
        Weave.into(
            WEB_SOCKET + "WebSocket08FrameDecoder",
            "decode",
            HERE + "Decode",
            CONTEXT,
            "io.netty.buffer.ByteBuf",
            LIST),
        Weave.into(
            WEB_SOCKET + "WebSocket08FrameEncoder",
            "encode",
            HERE + "Encode",
            CONTEXT,
            WEB_SOCKET + "WebSocketFrame",
            LIST),
        Weave.into(
            "io.netty.channel.DefaultChannelPipeline",
            "fireExceptionCaught",
            HERE + "Lost",
            "java.lang.Throwable"),
        Weave.into(
            "io.netty.channel.DefaultChannelPipeline", "fireChannelUnregistered", HERE + "Closed"));
  }

  /** The server answers a handshake; not when it refuses, which is an exception. */
  static final class Handshake {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable WebSocketConnection enter(@Advice.Argument(0) Channel channel) {
      Attribute<Object> attribute =
          channel.attr(NettyKeys.<AttributeKey<Object>>webSocket(AttributeKey.class));
      Object known = attribute.get();
      if (known instanceof WebSocketConnection) {
        return (WebSocketConnection) known;
      }
      Object pipeline =
          channel.attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class)).get();
      HttpExchange upgrade = null;
      if (pipeline instanceof HttpPipeline) {
        upgrade = ((HttpPipeline) pipeline).oldest();
      }
      WebSocketConnection connection = new WebSocketConnection(upgrade);
      attribute.set(connection);
      return connection;
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) Channel channel,
        @Advice.Enter @Nullable WebSocketConnection connection) {
      if (connection != null && channel.isActive()) {
        connection.open();
      }
    }
  }

  /** As {@link Handshake}, where all of its overloads end in versions that have more of them. */
  static final class HandshakeOfAll {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable WebSocketConnection enter(@Advice.Argument(1) Channel channel) {
      Attribute<Object> attribute =
          channel.attr(NettyKeys.<AttributeKey<Object>>webSocket(AttributeKey.class));
      Object known = attribute.get();
      if (known instanceof WebSocketConnection) {
        return (WebSocketConnection) known;
      }
      Object pipeline =
          channel.attr(NettyKeys.<AttributeKey<Object>>http(AttributeKey.class)).get();
      HttpExchange upgrade = null;
      if (pipeline instanceof HttpPipeline) {
        upgrade = ((HttpPipeline) pipeline).oldest();
      }
      WebSocketConnection connection = new WebSocketConnection(upgrade);
      attribute.set(connection);
      return connection;
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(1) Channel channel,
        @Advice.Enter @Nullable WebSocketConnection connection) {
      if (connection != null && channel.isActive()) {
        connection.open();
      }
    }
  }

  /** The decoder adds a frame to a list when it has all of it. */
  static final class Decode {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static int enter(@Advice.Argument(2) List<?> decoded) {
      return decoded.size();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.FieldValue("frameMasked") boolean masked,
        @Advice.Argument(0) ChannelHandlerContext context,
        @Advice.Argument(2) List<?> decoded,
        @Advice.Enter int before) {
      if (decoded.size() <= before) {
        return;
      }
      Object first = decoded.get(before);
      if (!(first instanceof WebSocketFrame)) {
        return;
      }
      Attribute<Object> attribute =
          context.channel().attr(NettyKeys.<AttributeKey<Object>>webSocket(AttributeKey.class));
      Object known = attribute.get();
      WebSocketConnection connection;
      if (known instanceof WebSocketConnection) {
        connection = (WebSocketConnection) known;
      } else if (masked) {
        connection = WebSocketConnection.older();
        attribute.set(connection);
      } else {
        return;
      }
      WebSocketFrame frame = (WebSocketFrame) first;
      ByteBuf content = frame.content();
      int bytes = content.readableBytes();
      if (frame instanceof CloseWebSocketFrame) {
        connection.receivedClose(bytes < 2 ? 0 : content.getUnsignedShort(content.readerIndex()));
        return;
      }
      int operation = 1;
      if (frame instanceof BinaryWebSocketFrame) {
        operation = 2;
      } else if (frame instanceof ContinuationWebSocketFrame) {
        operation = 0;
      } else if (frame instanceof PingWebSocketFrame) {
        operation = 9;
      } else if (frame instanceof PongWebSocketFrame) {
        operation = 10;
      }
      connection.received(operation, frame.isFinalFragment(), bytes);
    }
  }

  /** The encoder adds the bytes of a frame to a list, and may move on in the frame's own. */
  static final class Encode {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter(
        @Advice.Argument(1) WebSocketFrame frame, @Advice.Argument(2) List<?> encoded) {
      ByteBuf content = frame.content();
      int bytes = content.readableBytes();
      long code = 0;
      if (frame instanceof CloseWebSocketFrame && bytes >= 2) {
        code = content.getUnsignedShort(content.readerIndex());
      }
      // Both are small: what is in the list, and a code of two bytes.
      return (long) encoded.size() << 48 | code << 32 | bytes;
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) ChannelHandlerContext context,
        @Advice.Argument(1) WebSocketFrame frame,
        @Advice.Argument(2) List<?> encoded,
        @Advice.Enter long before) {
      int size = (int) (before >>> 48);
      // Who hears that a channel is closed may write a polite close frame, which goes nowhere.
      if (encoded.size() <= size || !context.channel().isActive()) {
        return;
      }
      Attribute<Object> attribute =
          context.channel().attr(NettyKeys.<AttributeKey<Object>>webSocket(AttributeKey.class));
      Object known = attribute.get();
      WebSocketConnection connection;
      if (known instanceof WebSocketConnection) {
        connection = (WebSocketConnection) known;
      } else {
        ByteBuf head = (ByteBuf) encoded.get(size);
        if (head.readableBytes() < 2 || head.getByte(head.readerIndex() + 1) < 0) {
          return;
        }
        connection = WebSocketConnection.older();
        attribute.set(connection);
      }
      if (frame instanceof CloseWebSocketFrame) {
        connection.sentClose((int) (before >>> 32) & 0xffff);
        return;
      }
      int operation = 1;
      if (frame instanceof BinaryWebSocketFrame) {
        operation = 2;
      } else if (frame instanceof ContinuationWebSocketFrame) {
        operation = 0;
      } else if (frame instanceof PingWebSocketFrame) {
        operation = 9;
      } else if (frame instanceof PongWebSocketFrame) {
        operation = 10;
      }
      connection.sent(operation, frame.isFinalFragment(), before & 0xffffffffL);
    }
  }

  /** The transport could not read; before the handlers hear of it, which may close politely. */
  static final class Lost {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object failed, @Advice.Argument(0) Throwable cause) {
      if (!(cause instanceof IOException)) {
        return;
      }
      Channel channel = ((ChannelPipeline) failed).channel();
      AttributeKey<Object> key = NettyKeys.webSocket(AttributeKey.class);
      if (channel.hasAttr(key)) {
        Object known = channel.attr(key).get();
        if (known instanceof WebSocketConnection) {
          ((WebSocketConnection) known).lost();
        }
      }
    }
  }

  /**
   * A channel has left its loop, and its handlers, the decoder among them, have heard that it is
   * closed; unless it is to go to another loop.
   */
  static final class Closed {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object closed) {
      Channel channel = ((ChannelPipeline) closed).channel();
      AttributeKey<Object> key = NettyKeys.webSocket(AttributeKey.class);
      if (!channel.isOpen() && channel.hasAttr(key)) {
        Object known = channel.attr(key).get();
        if (known instanceof WebSocketConnection) {
          ((WebSocketConnection) known).close();
        }
      }
      NettyKeys.closed();
    }
  }
}

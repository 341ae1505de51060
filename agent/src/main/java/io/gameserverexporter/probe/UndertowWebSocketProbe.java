package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.WebSocketConnection;
import io.gameserverexporter.boot.WebSockets;
import io.gameserverexporter.probe.weave.Weave;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.framed.SendFrameHeader;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketException;
import io.undertow.websockets.core.WebSocketFrameType;
import io.undertow.websockets.core.protocol.version07.WebSocket07Channel;
import io.undertow.websockets.jsr.ConfiguredServerEndpoint;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket servers in Undertow 2, with handlers of its own or the Java API for WebSocket.
 *
 * <p>A connection begins where the handshake makes its channel, before the endpoint hears of it,
 * and ends with the channel, once both directions are closed and what was received is read. A frame
 * that is received counts where the last of its bytes has come, whatever the endpoint makes of it;
 * one that is sent where its header is made, behind the extensions, so that payloads are as they
 * are on the wire. The connection rides on an attribute of the channel; clients' channels say that
 * they are some.
 *
 * <p>An endpoint is that of the request for the upgrade, with the template or path that led to a
 * handler of Undertow's own, or else the template of the Java API.
 */
final class UndertowWebSocketProbe {
  private static final String WEB_SOCKETS = "io.undertow.websockets.";
  private static final String CORE = WEB_SOCKETS + "core.";
  private static final String PROTOCOL = CORE + "protocol.";
  private static final String EXCHANGE = WEB_SOCKETS + "spi.WebSocketHttpExchange";
  private static final String BUFFER = "io.undertow.connector.PooledByteBuffer";
  private static final String HERE = "io.gameserverexporter.probe.UndertowWebSocketProbe$";

  /** A compile-time constant: advice is inlined, and could not read a field of this class. */
  private static final String KEY = "io.gameserverexporter.websocket";

  private UndertowWebSocketProbe() {}

  static Probe probe() {
    List<Weave> weaves = new ArrayList<>();
    weaves.add(
        Weave.into(
            WEB_SOCKETS + "WebSocketProtocolHandshakeHandler",
            "handleRequest",
            HERE + "Ask",
            "io.undertow.server.HttpServerExchange"));
    weaves.add(Weave.into(PROTOCOL + "Handshake", "handshake", HERE + "Accept", EXCHANGE));
    for (String version : new String[] {"07", "08", "13"}) {
      weaves.add(
          Weave.into(
              WEB_SOCKETS + "jsr.handshake.JsrHybi" + version + "Handshake",
              "matches",
              HERE + "Match",
              EXCHANGE));
      weaves.add(
          Weave.intoIfThere(
              PROTOCOL + "version" + version + ".Hybi" + version + "Handshake",
              "createChannel",
              HERE + "Begin",
              EXCHANGE,
              "org.xnio.StreamConnection",
              "io.undertow.connector.ByteBufferPool"));
      weaves.add(
          Weave.intoIfThere(
              WEB_SOCKETS + "jsr.handshake.JsrHybi" + version + "Handshake",
              "createChannel",
              HERE + "Begin",
              EXCHANGE,
              "org.xnio.StreamConnection",
              "io.undertow.connector.ByteBufferPool"));
    }
    weaves.add(
        Weave.into(
            PROTOCOL + "version07.WebSocket07Channel$WebSocketFrameHeader",
            "handle",
            HERE + "Head",
            "java.nio.ByteBuffer"));
    weaves.add(
        Weave.into(
            "io.undertow.server.protocol.framed.AbstractFramedChannel",
            "receive",
            HERE + "Receive"));
    weaves.add(
        Weave.into(
            CORE + "StreamSourceFrameChannel",
            "processFrameData",
            HERE + "ReadClose",
            BUFFER,
            "boolean"));
    weaves.add(
        Weave.into(
            PROTOCOL + "version07.WebSocket07FrameSinkChannel",
            "createFrameHeader",
            HERE + "Send"));
    weaves.add(Weave.into(CORE + "WebSocketChannel", "lastDataRead", HERE + "ReadAll"));
    weaves.add(
        Weave.into(
            CORE + "WebSocketChannel", "markReadsBroken", HERE + "Lost", "java.lang.Throwable"));
    // The task that forgets a channel among its peers.
    weaves.add(
        Weave.into(
            CORE + "WebSocketChannel$1", "handleEvent", HERE + "Close", CORE + "WebSocketChannel"));
    return new Probe(
        "undertow-websocket", "WebSocket connections to Undertow", weaves.toArray(new Weave[0]));
  }

  /** A request asks a handler of Undertow's own for an upgrade: its route ends here. */
  static final class Ask {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) HttpServerExchange request) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && request.getRequestHeaders().contains(Headers.UPGRADE)) {
        PathTemplateMatch match = request.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        if (match != null) {
          exchange.routeIfAbsent(request.getResolvedPath(), match.getMatchedTemplate());
        }
        exchange.registeredPath(request.getResolvedPath());
      }
    }
  }

  /** A request for an endpoint of the Java API asks for an upgrade that can be done. */
  static final class Match {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.FieldValue("config") ConfiguredServerEndpoint endpoint,
        @Advice.Return boolean matches) {
      HttpExchange exchange = HttpServers.current();
      ServletRequestContext context = ServletRequestContext.current();
      if (matches && exchange != null && context != null) {
        exchange.routeIfAbsent(
            context.getCurrentServletContext().getContextPath(),
            endpoint.getPathTemplate().getTemplateString());
      }
    }
  }

  /** The answer to a handshake is about to be sent; the upgrade may follow on any thread. */
  static final class Accept {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object request) {
      WebSockets.expect(request, HttpServers.current());
    }
  }

  /** The upgraded connection has its channel. */
  static final class Begin {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) Object request, @Advice.Return @Nullable WebSocketChannel channel) {
      if (channel != null && channel.getAttribute(KEY) == null) {
        WebSocketConnection connection = WebSockets.expected(request);
        if (connection == null) {
          connection = new WebSocketConnection(null, null);
        }
        channel.setAttribute(KEY, connection);
        connection.open();
      }
    }
  }

  /** A frame's header is read, or a part of it. */
  static final class Head {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.FieldValue("this$0") WebSocket07Channel channel,
        @Advice.FieldValue("done") boolean done,
        @Advice.FieldValue("frameOpcode") int operation,
        @Advice.FieldValue("frameFinalFlag") boolean last,
        @Advice.FieldValue("framePayloadLength") long bytes) {
      if (!done || channel.isClient()) {
        return;
      }
      Object known = channel.getAttribute(KEY);
      WebSocketConnection connection;
      if (known instanceof WebSocketConnection) {
        connection = (WebSocketConnection) known;
      } else {
        connection = WebSocketConnection.older();
        channel.setAttribute(KEY, connection);
      }
      connection.receiving(operation, last, bytes);
    }
  }

  /** Bytes have been taken from a connection, at most those of one frame. */
  static final class Receive {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.This Object channel,
        @Advice.FieldValue("frameDataRemaining") long missing,
        @Advice.Thrown @Nullable Throwable thrown) {
      if (missing == 0 && channel instanceof WebSocketChannel) {
        Object known = ((WebSocketChannel) channel).getAttribute(KEY);
        if (known instanceof WebSocketConnection) {
          ((WebSocketConnection) known).received(thrown == null);
        }
      }
    }
  }

  /** The payload of a frame is unmasked, for whoever reads it. */
  static final class ReadClose {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.FieldValue("type") WebSocketFrameType type,
        @Advice.This StreamSourceFrameChannel frame,
        @Advice.Return @Nullable PooledByteBuffer data) {
      if (type != WebSocketFrameType.CLOSE || data == null) {
        return;
      }
      WebSocketChannel channel = frame.getWebSocketChannel();
      Object known = channel.getAttribute(KEY);
      if (known instanceof WebSocketConnection) {
        ((WebSocketConnection) known).codeOf(data.getBuffer());
      }
    }
  }

  /** A frame is about to be written. */
  static final class Send {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This StreamSinkFrameChannel frame, @Advice.Return SendFrameHeader header) {
      WebSocketChannel channel = frame.getWebSocketChannel();
      if (channel.isClient()) {
        return;
      }
      Object known = channel.getAttribute(KEY);
      WebSocketConnection connection;
      if (known instanceof WebSocketConnection) {
        connection = (WebSocketConnection) known;
      } else {
        connection = WebSocketConnection.older();
        channel.setAttribute(KEY, connection);
      }
      ByteBuffer head = header.getByteBuffer().getBuffer();
      int first = head.get(head.position());
      connection.sent(first & 0xf, first < 0, frame.getBuffer());
    }
  }

  /** The client sends nothing more; Undertow still tries to send a close frame. */
  static final class ReadAll {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This WebSocketChannel channel) {
      if (!channel.isCloseFrameReceived() && !channel.isCloseFrameSent()) {
        Object known = channel.getAttribute(KEY);
        if (known instanceof WebSocketConnection) {
          ((WebSocketConnection) known).lost();
        }
      }
    }
  }

  /** The connection cannot be read, other than for what is wrong in a frame. */
  static final class Lost {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This WebSocketChannel channel, @Advice.Argument(0) Throwable cause) {
      if (cause instanceof IOException
          && cause.getCause() == null
          && !(cause instanceof UnsupportedEncodingException)
          && !(cause instanceof WebSocketException)
          && !channel.isCloseFrameReceived()) {
        Object known = channel.getAttribute(KEY);
        if (known instanceof WebSocketConnection) {
          ((WebSocketConnection) known).lost();
        }
      }
    }
  }

  /** The channel is closed. */
  static final class Close {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Argument(0) WebSocketChannel channel) {
      Object known = channel.getAttribute(KEY);
      if (known instanceof WebSocketConnection) {
        ((WebSocketConnection) known).close();
      }
    }
  }
}

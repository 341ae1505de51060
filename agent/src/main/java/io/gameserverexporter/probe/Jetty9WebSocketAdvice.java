package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.WebSocketConnection;
import io.gameserverexporter.boot.WebSockets;
import io.gameserverexporter.probe.weave.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.websocket.api.WebSocketBehavior;
import org.eclipse.jetty.websocket.api.WebSocketPolicy;
import org.eclipse.jetty.websocket.api.extensions.Frame;
import org.eclipse.jetty.websocket.servlet.ServletUpgradeRequest;
import org.jspecify.annotations.Nullable;

/**
 * What {@link JettyWebSocketProbe} weaves into Jetty 9.4, whose WebSocket is another one.
 *
 * <p>A connection begins where its session opens, in the thread of the request, whose exchange has
 * ended just before; it ends where Jetty gives it up. A frame that is received counts where the
 * parser has all of it, one that is sent where its header is generated. Both belong to one
 * connection, and know whether that is a client's.
 */
final class Jetty9WebSocketAdvice {
  private static final String COMMON = "org.eclipse.jetty.websocket.common.";
  private static final String CONNECTION = COMMON + "io.AbstractWebSocketConnection";
  private static final String FRAME = "org.eclipse.jetty.websocket.api.extensions.Frame";
  private static final String HERE = "io.gameserverexporter.probe.Jetty9WebSocketAdvice$";

  private Jetty9WebSocketAdvice() {}

  static List<Weave> weaves() {
    return Arrays.asList(
        Weave.intoIfThere(
            "org.eclipse.jetty.websocket.server.WebSocketServerFactory",
            "upgrade",
            HERE + "Accept",
            "org.eclipse.jetty.server.HttpConnection",
            "org.eclipse.jetty.websocket.servlet.ServletUpgradeRequest",
            Weave.AND_MORE),
        Weave.into(CONNECTION, "opening", HERE + "Open"),
        Weave.into(
            CONNECTION,
            "close",
            HERE + "Lost",
            COMMON + "CloseInfo",
            "org.eclipse.jetty.util.Callback"),
        Weave.into(CONNECTION, "disconnect", HERE + "Close"),
        Weave.into(COMMON + "Parser", "notifyFrame", HERE + "Receive", FRAME),
        Weave.into(
            COMMON + "Generator",
            "generateHeaderBytes",
            HERE + "Send",
            FRAME,
            "java.nio.ByteBuffer"));
  }

  /** A request asks for an upgrade. */
  static final class Accept {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) ServletUpgradeRequest request) {
      HttpExchange exchange = HttpServers.current();
      // Jetty's name for it.
      Object path = request.getServletAttribute("org.eclipse.jetty.http.pathmap.PathSpec");
      if (exchange != null && path instanceof PathSpec) {
        String template = ((PathSpec) path).getDeclaration();
        if (!template.equals("/*") && !template.equals("/")) {
          exchange.routeIfAbsent(request.getHttpServletRequest().getContextPath(), template);
        }
      }
    }
  }

  /** The connection is upgraded. */
  static final class Open {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("policy") WebSocketPolicy policy,
        @Advice.FieldValue("parser") Object parser,
        @Advice.FieldValue("generator") Object generator) {
      if (policy.getBehavior() == WebSocketBehavior.SERVER) {
        WebSockets.expect(parser, HttpServers.current());
        WebSockets.begin(parser, generator);
      }
    }
  }

  /** The connection is to be closed, also because nothing more can be read. */
  static final class Lost {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object closing, @Advice.FieldValue("parser") Object parser) {
      WebSocketConnection connection = WebSockets.known(parser);
      if (connection != null && ((Connection) closing).getEndPoint().isInputShutdown()) {
        connection.lost();
      }
    }
  }

  /**
   * Jetty gives the connection up, for the first time or again. It drops what its parser still has
   * from the beginning on, while the endpoint is told.
   */
  static final class Close {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("parser") Object parser) {
      WebSocketConnection connection = WebSockets.known(parser);
      if (connection != null) {
        connection.close();
      }
    }
  }

  /** The parser has a frame. */
  static final class Receive {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object parser,
        @Advice.FieldValue("policy") WebSocketPolicy policy,
        @Advice.Argument(0) Frame frame) {
      if (policy.getBehavior() == WebSocketBehavior.SERVER && frame.isMasked()) {
        WebSocketConnection connection = WebSockets.of(parser);
        // What the parser still has then, Jetty drops.
        if (!connection.isClosed()) {
          connection.received(frame.getOpCode(), frame.isFin(), frame.getPayload());
        }
      }
    }
  }

  /** A frame is about to be written. */
  static final class Send {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object generator,
        @Advice.FieldValue("behavior") @Nullable WebSocketBehavior behavior,
        @Advice.Argument(0) Frame frame) {
      if (behavior == WebSocketBehavior.SERVER) {
        WebSockets.of(generator).sent(frame.getOpCode(), frame.isFin(), frame.getPayload());
      }
    }
  }
}

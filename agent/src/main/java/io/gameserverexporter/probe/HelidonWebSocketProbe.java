package io.gameserverexporter.probe;

import io.gameserverexporter.boot.Helidon;
import io.gameserverexporter.boot.HelidonFrames;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.WebSocketConnection;
import io.gameserverexporter.boot.WebSockets;
import io.gameserverexporter.probe.weave.Weave;
import java.util.Optional;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket servers in Helidon SE 4.
 *
 * <p>A connection has a virtual thread of its own: it begins where that begins to handle what the
 * request was upgraded to, and ends where that returns. A frame that is received counts where it is
 * processed, one that is sent where it has been written; Helidon compresses nothing.
 *
 * <p>An endpoint is the path of its route, which is that of the request for the upgrade, too.
 */
final class HelidonWebSocketProbe {
  private static final String WEB_SOCKET = "io.helidon.webserver.websocket.";
  private static final String CONNECTION = WEB_SOCKET + "WsConnection";
  private static final String ROUTING = WEB_SOCKET + "WsRouting";
  private static final String PROLOGUE = "io.helidon.http.HttpPrologue";
  private static final String FRAME = "io.helidon.websocket.ServerWsFrame";
  private static final String HERE = "io.gameserverexporter.probe.HelidonWebSocketProbe$";

  private HelidonWebSocketProbe() {}

  static Probe probe() {
    return new Probe(
        "helidon-websocket",
        "WebSocket connections to Helidon",
        Weave.into(ROUTING, "findRoute", HERE + "Route", PROLOGUE),
        Weave.intoIfThere(ROUTING, "findRouteIfPresent", HERE + "Route", PROLOGUE),
        Weave.into(
            CONNECTION,
            "<init>",
            HERE + "Accept",
            "io.helidon.webserver.ConnectionContext",
            PROLOGUE,
            "io.helidon.http.Headers",
            "java.lang.String",
            "io.helidon.websocket.WsListener",
            Weave.AND_MORE),
        Weave.intoIfThere(CONNECTION, "handle", HERE + "Handle", "java.util.concurrent.Semaphore"),
        Weave.intoIfThere(
            CONNECTION, "handle", HERE + "Handle", "io.helidon.common.concurrency.limits.Limit"),
        Weave.into(
            CONNECTION, "processFrame", HERE + "Receive", "io.helidon.websocket.ClientWsFrame"),
        // In the older lines, and in the newer.
        Weave.intoIfThere(CONNECTION, "send", HERE + "Send", FRAME),
        Weave.intoIfThere(CONNECTION, "sendLocked", HERE + "Send", FRAME));
  }

  /** An endpoint is looked for. */
  static final class Route {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return @Nullable Object found) throws Exception {
      Object route = found instanceof Optional ? ((Optional<?>) found).orElse(null) : found;
      HttpExchange exchange = HttpServers.current();
      if (route != null && exchange != null) {
        Helidon.learn(route);
        String template = Helidon.template(route);
        if (template != null) {
          exchange.routeIfAbsent("", template);
        }
      }
    }
  }

  /** The request is upgraded. */
  static final class Accept {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object connection) {
      WebSockets.expect(connection, HttpServers.current());
    }
  }

  /** The connection is handled, from its begin to its end. */
  static final class Handle {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object handled) {
      WebSocketConnection connection = WebSockets.known(handled);
      if (connection != null) {
        connection.open();
      }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.This Object handled) {
      WebSockets.closed(handled);
    }
  }

  /** A frame has come. */
  static final class Receive {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object receiver, @Advice.Argument(0) Object frame)
        throws Throwable {
      HelidonFrames.received(WebSockets.of(receiver), frame);
    }
  }

  /** A frame is written. */
  static final class Send {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object sender, @Advice.Argument(0) Object frame)
        throws Throwable {
      HelidonFrames.sending(WebSockets.of(sender), frame);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object sender, @Advice.Argument(0) Object frame)
        throws Throwable {
      HelidonFrames.sent(WebSockets.of(sender), frame);
    }
  }
}

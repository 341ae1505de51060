package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.WebSocketConnection;
import io.gameserverexporter.boot.WebSockets;
import io.gameserverexporter.probe.weave.Weave;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.websocket.core.Behavior;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;

/**
 * WebSocket servers on Jetty, which the Java API for WebSocket, Jetty's own and frameworks such as
 * Javalin are built on: the core of 10, 11 and 12 here, 9.4 in {@link Jetty9WebSocketAdvice}.
 *
 * <p>A connection begins where Jetty opens it, before the endpoint hears of it, and ends where
 * Jetty closes its socket. A frame that is received counts where the session gets it, which may be
 * in parts; one that is sent where its header is generated for the next write. Both are next to the
 * socket, so that payloads are as they are on the wire. The generator, one for each connection,
 * does not know which: it is told of when that opens.
 *
 * <p>An endpoint is that of the request for the upgrade, or else the pattern that Jetty's table of
 * WebSocket endpoints has for it. Clients are the same classes with another behavior; a generator
 * that nobody has told of is theirs, or of a connection that is older than the agent: clients mask
 * (RFC 6455, section 5.1).
 */
final class JettyWebSocketProbe {
  private static final String CORE = "org.eclipse.jetty.websocket.core.";

  /** Where 10 and 11 have what is public in 12. */
  private static final String INTERNAL = CORE + "internal.";

  private static final String HANDSHAKER = CORE + "server.internal.AbstractHandshaker";
  private static final String HERE = "io.gameserverexporter.probe.JettyWebSocketProbe$";

  private JettyWebSocketProbe() {}

  static Probe probe() {
    List<Weave> weaves = new ArrayList<>(Jetty9WebSocketAdvice.weaves());
    weaves.add(
        Weave.intoIfThere(
            HANDSHAKER,
            "newWebSocketCoreSession",
            HERE + "Accept",
            "javax.servlet.http.HttpServletRequest",
            Weave.AND_MORE));
    weaves.add(
        Weave.intoIfThere(
            HANDSHAKER,
            "newWebSocketCoreSession",
            HERE + "Accept12",
            "org.eclipse.jetty.server.Request",
            Weave.AND_MORE));
    for (String home : new String[] {INTERNAL, CORE}) {
      weaves.add(Weave.into(home + "WebSocketConnection", "onOpen", HERE + "Open"));
      weaves.add(
          Weave.into(
              home + "WebSocketConnection", "onClose", HERE + "Close", "java.lang.Throwable"));
      weaves.add(
          Weave.into(
              home + "WebSocketCoreSession",
              "onFrame",
              HERE + "Receive",
              CORE + "Frame",
              "org.eclipse.jetty.util.Callback"));
    }
    weaves.add(
        Weave.into(
            INTERNAL + "Generator",
            "generateHeader",
            HERE + "Send",
            CORE + "Frame",
            "java.nio.ByteBuffer"));
    return new Probe(
        "jetty-websocket", "WebSocket connections to Jetty", weaves.toArray(new Weave[0]));
  }

  /** A request is accepted, and gets its session. */
  static final class Accept {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) HttpServletRequest request, @Advice.Return Object session) {
      HttpExchange exchange = HttpServers.current();
      // Jetty's name for it.
      Object path = request.getAttribute("org.eclipse.jetty.http.pathmap.PathSpec");
      if (exchange != null && path instanceof PathSpec) {
        String template = ((PathSpec) path).getDeclaration();
        if (!template.equals("/*") && !template.equals("/")) {
          exchange.routeIfAbsent(request.getContextPath(), template);
        }
      }
      WebSockets.expect(session, exchange);
    }
  }

  /** As {@link Accept}. */
  static final class Accept12 {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) Request request, @Advice.Return Object session) {
      HttpExchange exchange = HttpServers.current();
      Object path = request.getAttribute("org.eclipse.jetty.http.pathmap.PathSpec");
      if (exchange != null && path instanceof PathSpec) {
        String template = ((PathSpec) path).getDeclaration();
        if (!template.equals("/*") && !template.equals("/")) {
          String prefix = request.getContext().getContextPath();
          exchange.routeIfAbsent(prefix == null || prefix.equals("/") ? "" : prefix, template);
        }
      }
      WebSockets.expect(session, exchange);
    }
  }

  /** The connection is upgraded. */
  static final class Open {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("coreSession") Object session,
        @Advice.FieldValue("generator") Object generator) {
      if (session instanceof CoreSession
          && ((CoreSession) session).getBehavior() == Behavior.SERVER) {
        WebSockets.begin(session, generator);
      }
    }
  }

  /** The socket is closed, whoever wants it. */
  static final class Close {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.FieldValue("coreSession") Object session) {
      WebSockets.closed(session);
    }
  }

  /** A frame has come, or a part of one, which Jetty makes a frame of its own. */
  static final class Receive {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object receiver,
        @Advice.FieldValue("behavior") Behavior behavior,
        @Advice.Argument(0) Frame frame) {
      if (behavior != Behavior.SERVER) {
        return;
      }
      WebSocketConnection connection = WebSockets.known(receiver);
      if (connection == null) {
        if (!((CoreSession) receiver).isInputOpen()) {
          return;
        }
        connection = WebSockets.of(receiver);
      }
      connection.received(frame.getOpCode(), frame.isFin(), frame.getPayload());
    }
  }

  /** A frame is about to be written. */
  static final class Send {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object generator, @Advice.Argument(0) Frame frame) {
      WebSocketConnection connection = WebSockets.known(generator);
      if (connection == null) {
        if (frame.isMasked()) {
          return;
        }
        connection = WebSockets.of(generator);
      }
      connection.sent(frame.getOpCode(), frame.isFin(), frame.getPayload());
    }
  }
}

package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.WebSocketConnection;
import io.gameserverexporter.boot.WebSockets;
import io.gameserverexporter.probe.weave.Weave;
import java.nio.ByteBuffer;
import javax.servlet.http.HttpServletRequest;
import javax.websocket.server.ServerEndpointConfig;
import net.bytebuddy.asm.Advice;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.websocket.WsSession;
import org.apache.tomcat.websocket.server.WsFrameServer;
import org.apache.tomcat.websocket.server.WsRemoteEndpointImplServer;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket servers in Tomcat 8.5, 9, 10.1 and 11, and what is built on them (Spring).
 *
 * <p>A connection begins where the upgraded connection gets its session, before the endpoint hears
 * of it, and ends where the session closes the connection, or Tomcat gives it up. A message that is
 * received counts where Tomcat has processed the data of its last frame, whatever the endpoint made
 * of it; one that is sent where the header of its last frame is written, behind the extensions, so
 * that payloads are as they are on the wire. The same classes serve clients, which are told apart
 * by the subclass.
 *
 * <p>An endpoint is that of the request for the upgrade where Spring has matched it, else the
 * template that Tomcat's table of endpoints has for it. Who upgrades without that table may have
 * given the raw path for one.
 */
final class TomcatWebSocketProbe {
  private static final String WEB_SOCKET = "org.apache.tomcat.websocket.";
  private static final String SERVER = WEB_SOCKET + "server.";
  private static final String HANDLER = SERVER + "WsHttpUpgradeHandler";
  private static final String CONFIG = "javax.websocket.server.ServerEndpointConfig";
  private static final String HERE = "io.gameserverexporter.probe.TomcatWebSocketProbe$";

  private TomcatWebSocketProbe() {}

  static Probe probe() {
    return new Probe(
        "tomcat-websocket",
        "WebSocket connections to Tomcat",
        Weave.into(
            SERVER + "WsServerContainer", "findMapping", HERE + "FindMapping", "java.lang.String"),
        Weave.into(
            SERVER + "UpgradeUtil",
            "doUpgrade",
            HERE + "Upgrade",
            SERVER + "WsServerContainer",
            "javax.servlet.http.HttpServletRequest",
            "javax.servlet.http.HttpServletResponse",
            CONFIG,
            "java.util.Map"),
        Weave.into(
            HANDLER,
            "preInit",
            HERE + "PreInit",
            CONFIG,
            SERVER + "WsServerContainer",
            SERVER + "WsHandshakeRequest",
            "java.util.List",
            "java.lang.String",
            WEB_SOCKET + "Transformation",
            "java.util.Map",
            "boolean"),
        Weave.into(HANDLER, "init", HERE + "Init", "javax.servlet.http.WebConnection"),
        Weave.into(
            HANDLER,
            "upgradeDispatch",
            HERE + "Dispatch",
            "org.apache.tomcat.util.net.SocketEvent"),
        Weave.into(HANDLER, "onError", HERE + "Lost", "java.lang.Throwable"),
        Weave.into(HANDLER, "destroy", HERE + "Destroy"),
        Weave.into(
            SERVER + "WsFrameServer",
            "<init>",
            HERE + "Begin",
            "org.apache.tomcat.util.net.SocketWrapperBase",
            "org.apache.coyote.http11.upgrade.UpgradeInfo",
            WEB_SOCKET + "WsSession",
            WEB_SOCKET + "Transformation",
            "java.lang.ClassLoader"),
        Weave.into(WEB_SOCKET + "WsFrameBase", "processData", HERE + "Receive"),
        Weave.into(
            WEB_SOCKET + "WsRemoteEndpointImplBase",
            "writeMessagePart",
            HERE + "Write",
            WEB_SOCKET + "MessagePart"),
        Weave.into(
            WEB_SOCKET + "WsRemoteEndpointImplBase",
            "writeHeader",
            HERE + "WriteHeader",
            "java.nio.ByteBuffer",
            "boolean",
            "int",
            "byte",
            "boolean",
            "java.nio.ByteBuffer",
            "byte[]",
            "boolean"),
        Weave.into(
            WEB_SOCKET + "WsSession",
            "doClose",
            HERE + "CloseWithSocket",
            "javax.websocket.CloseReason",
            "javax.websocket.CloseReason",
            "boolean"),
        Weave.into(WEB_SOCKET + "WsSession", "closeConnection", HERE + "Close"));
  }

  /** Tomcat looks in its table of endpoints, whose filter goes on with what it finds. */
  static final class FindMapping {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return @Nullable Object found) {
      HttpExchange exchange = HttpServers.current();
      if (found != null && exchange != null) {
        exchange.lookUp("");
      }
    }
  }

  /** A request is to be upgraded. */
  static final class Upgrade {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(1) HttpServletRequest request,
        @Advice.Argument(3) ServerEndpointConfig config) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && exchange.isLookingUp()) {
        exchange.lookedUp();
        exchange.routeIfAbsent(request.getContextPath(), config.getPath());
      }
    }
  }

  /** The request is accepted. */
  static final class PreInit {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object handler) {
      WebSockets.expect(handler, HttpServers.current());
    }
  }

  /** The connection is upgraded. */
  static final class Init {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable WebSocketConnection enter(@Advice.This Object handler) {
      return WebSockets.enter(WebSockets.expected(handler));
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable WebSocketConnection before) {
      WebSockets.leave(before);
    }
  }

  /** The upgraded connection has its session. */
  static final class Begin {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(2) Object session) {
      WebSockets.begin(session);
    }
  }

  /** Something has happened on the connection. */
  static final class Dispatch {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("wsSession") @Nullable WsSession session,
        @Advice.Argument(0) SocketEvent event) {
      if (session != null
          && event != SocketEvent.OPEN_READ
          && event != SocketEvent.OPEN_WRITE
          && event != SocketEvent.STOP) {
        WebSocketConnection connection = WebSockets.known(session);
        if (connection != null) {
          connection.lost();
        }
      }
    }
  }

  /** The connection could not be read; Tomcat still tries to send a close frame. */
  static final class Lost {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("wsSession") @Nullable WsSession session) {
      if (session != null) {
        WebSocketConnection connection = WebSockets.known(session);
        if (connection != null) {
          connection.lost();
        }
      }
    }
  }

  /**
   * The session is to be closed, with its socket when an endpoint that has waited could not write;
   * Tomcat still tries to send a close frame then.
   */
  static final class CloseWithSocket {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object session, @Advice.Argument(2) boolean socket) {
      WebSocketConnection connection = socket ? WebSockets.known(session) : null;
      if (connection != null) {
        connection.lost();
      }
    }
  }

  /** The session closes the connection. */
  static final class Close {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.This Object session) {
      WebSockets.closed(session);
    }
  }

  /** Tomcat gives the connection up. */
  static final class Destroy {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.This Object handler, @Advice.FieldValue("wsSession") @Nullable WsSession session) {
      WebSockets.closed(handler);
      if (session != null) {
        WebSockets.closed(session);
      }
    }
  }

  /** Tomcat processes data of a frame; all of it when that returns true. */
  static final class Receive {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable WebSocketConnection enter(
        @Advice.This Object frame,
        @Advice.FieldValue("wsSession") WsSession session,
        @Advice.FieldValue("opCode") byte operation,
        @Advice.FieldValue("payloadLength") long length) {
      if (!(frame instanceof WsFrameServer)) {
        return null;
      }
      WebSocketConnection connection = WebSockets.known(session);
      if (connection == null) {
        if (!session.isOpen()) {
          return null;
        }
        connection = WebSockets.of(session);
      }
      // Tomcat answers with a code in place of none, and with the same as any other.
      if (operation == 8 && length == 0) {
        connection.code(0);
      }
      return connection;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.FieldValue("fin") boolean last,
        @Advice.FieldValue("opCode") byte operation,
        @Advice.FieldValue("payloadLength") long length,
        @Advice.FieldValue("payloadWritten") long processed,
        @Advice.Enter @Nullable WebSocketConnection connection,
        @Advice.Return boolean complete,
        @Advice.Thrown @Nullable Throwable thrown) {
      // An endpoint that throws has had the message.
      if (connection != null && (complete || (thrown != null && processed == length))) {
        connection.received(operation, last, length);
      }
    }
  }

  /** A part of a message is written; its type is no public class. */
  static final class Write {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable WebSocketConnection enter(
        @Advice.This Object remote, @Advice.FieldValue("wsSession") WsSession session) {
      WebSocketConnection connection = null;
      if (remote instanceof WsRemoteEndpointImplServer) {
        connection = WebSockets.known(session);
        if (connection == null && session.isOpen()) {
          connection = WebSockets.of(session);
        }
      }
      return WebSockets.enter(connection);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable WebSocketConnection before) {
      WebSockets.leave(before);
    }
  }

  /** Within that, a frame begins. */
  static final class WriteHeader {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(1) boolean last,
        @Advice.Argument(3) byte operation,
        @Advice.Argument(5) ByteBuffer payload,
        @Advice.Argument(7) boolean first) {
      WebSocketConnection connection = WebSockets.current();
      if (connection == null) {
        return;
      }
      if (operation == 8) {
        connection.sentClose(
            payload.remaining() < 2 ? 0 : payload.getShort(payload.position()) & 0xffff);
      } else {
        connection.sent(first ? operation : 0, last, payload.remaining());
      }
    }
  }
}

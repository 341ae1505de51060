package io.gameserverexporter.probe;

import io.gameserverexporter.boot.WebSocketConnection;
import io.gameserverexporter.boot.WebSockets;
import io.gameserverexporter.probe.weave.Weave;
import net.bytebuddy.asm.Advice;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.enums.Role;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.jspecify.annotations.Nullable;

/**
 * Servers of the library Java-WebSocket, 1.5 and 1.6, which has no endpoints.
 *
 * <p>A connection begins where the library opens it, before the server's {@code onOpen}, and ends
 * in the one method that closes it, also when it is lost. Frames are counted where the protocol
 * processes and makes them, as the application sees them: without compression. Clients are the same
 * classes with another role.
 */
final class JavaWebSocketProbe {
  private static final String SOCKET = "org.java_websocket.WebSocketImpl";
  private static final String PROTOCOL = "org.java_websocket.drafts.Draft_6455";
  private static final String FRAME = "org.java_websocket.framing.Framedata";
  private static final String HERE = "io.gameserverexporter.probe.JavaWebSocketProbe$";

  private JavaWebSocketProbe() {}

  static Probe probe() {
    return new Probe(
        "java-websocket",
        "connections to servers of Java-WebSocket",
        Weave.into(SOCKET, "open", HERE + "Open", "org.java_websocket.handshake.Handshakedata"),
        Weave.into(PROTOCOL, "processFrame", HERE + "Receive", SOCKET, FRAME),
        Weave.into(SOCKET, "send", HERE + "Send", "java.util.Collection"),
        Weave.into(PROTOCOL, "createBinaryFrame", HERE + "Create", FRAME),
        Weave.into(
            SOCKET, "closeConnection", HERE + "Close", "int", "java.lang.String", "boolean"));
  }

  /** The handshake is answered. */
  static final class Open {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object socket, @Advice.FieldValue("role") Role role) {
      if (role == Role.SERVER) {
        WebSockets.open(socket, null, null);
      }
    }
  }

  /** A frame is complete, and is about to be processed. */
  static final class Receive {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Draft_6455 protocol,
        @Advice.Argument(0) WebSocketImpl socket,
        @Advice.Argument(1) Framedata frame) {
      if (protocol.getRole() != Role.SERVER) {
        return;
      }
      WebSocketConnection connection = WebSockets.known(socket);
      if (connection == null) {
        if (!socket.isOpen()) {
          return;
        }
        connection = WebSockets.of(socket);
      }
      Opcode type = frame.getOpcode();
      if (frame instanceof CloseFrame) {
        connection.receivedClose(((CloseFrame) frame).getCloseCode());
        return;
      }
      int operation = 0;
      if (type == Opcode.TEXT) {
        operation = 1;
      } else if (type == Opcode.BINARY) {
        operation = 2;
      } else if (type == Opcode.PING) {
        operation = 9;
      } else if (type == Opcode.PONG) {
        operation = 10;
      }
      connection.received(operation, frame.isFin(), frame.getPayloadData().remaining());
    }
  }

  /** Frames are sent on a connection; the protocol, which makes them, does not know which. */
  static final class Send {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable WebSocketConnection enter(
        @Advice.This WebSocketImpl socket, @Advice.FieldValue("role") Role role) {
      WebSocketConnection connection = null;
      if (role == Role.SERVER) {
        connection = WebSockets.known(socket);
        if (connection == null && socket.isOpen()) {
          connection = WebSockets.of(socket);
        }
      }
      return WebSockets.enter(connection);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable WebSocketConnection before) {
      WebSockets.leave(before);
    }
  }

  /** The bytes of a frame are made. */
  static final class Create {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Framedata frame) {
      WebSocketConnection connection = WebSockets.current();
      if (connection == null) {
        return;
      }
      Opcode type = frame.getOpcode();
      if (frame instanceof CloseFrame) {
        connection.sentClose(((CloseFrame) frame).getCloseCode());
        return;
      }
      int operation = 0;
      if (type == Opcode.TEXT) {
        operation = 1;
      } else if (type == Opcode.BINARY) {
        operation = 2;
      } else if (type == Opcode.PING) {
        operation = 9;
      } else if (type == Opcode.PONG) {
        operation = 10;
      }
      connection.sent(operation, frame.isFin(), frame.getPayloadData().remaining());
    }
  }

  /** The connection is closed, whoever wants it. */
  static final class Close {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.This Object socket) {
      WebSockets.closed(socket);
    }
  }
}

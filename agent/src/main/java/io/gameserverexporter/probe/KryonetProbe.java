package io.gameserverexporter.probe;

import com.esotericsoftware.kryonet.Connection;
import com.esotericsoftware.kryonet.FrameworkMessage;
import com.esotericsoftware.kryonet.Serialization;
import com.esotericsoftware.kryonet.Server;
import io.gameserverexporter.boot.GameConnection;
import io.gameserverexporter.boot.GameNetwork;
import io.gameserverexporter.probe.weave.Weave;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Servers on KryoNet 2.22, over TCP and UDP.
 *
 * <p>A connection begins where the listeners are told of it: with UDP that is after its client's
 * first datagram. It ends where they are told so, which one that never began may be, too. A message
 * is an object that was read as a whole, before however many listeners get it, or that was put into
 * the buffer for the socket. What KryoNet says to itself, to keep alive and to register, is none;
 * but it shows that a connection is there that was open before the agent came.
 */
final class KryonetProbe {
  private static final String KRYONET = "com.esotericsoftware.kryonet.";
  private static final String CONNECTION = KRYONET + "Connection";
  private static final String BUFFER = "java.nio.ByteBuffer";
  private static final String OBJECT = "java.lang.Object";
  private static final String HERE = "io.gameserverexporter.probe.KryonetProbe$";

  private KryonetProbe() {}

  static Probe probe() {
    return new Probe(
        "kryonet",
        "connections and messages on KryoNet",
        Weave.into(CONNECTION, "notifyConnected", HERE + "Connected"),
        Weave.into(CONNECTION, "notifyDisconnected", HERE + "Disconnected"),
        Weave.into(KRYONET + "KryoSerialization", "read", HERE + "Read", CONNECTION, BUFFER),
        Weave.into(KRYONET + "JsonSerialization", "read", HERE + "Read", CONNECTION, BUFFER),
        Weave.into(KRYONET + "TcpConnection", "readObject", HERE + "Received", CONNECTION),
        Weave.into(KRYONET + "TcpConnection", "send", HERE + "Sent", CONNECTION, OBJECT),
        Weave.into(KRYONET + "UdpConnection", "readObject", HERE + "ReceivedDatagram", CONNECTION),
        Weave.into(
            KRYONET + "UdpConnection",
            "send",
            HERE + "SentDatagram",
            CONNECTION,
            OBJECT,
            "java.net.SocketAddress"));
  }

  /** The listeners are about to be told of a connection. */
  static final class Connected {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Connection connection) {
      if (connection.getEndPoint() instanceof Server) {
        // Its port was told as it was sent its number.
        GameNetwork.of(connection).opened();
      }
    }
  }

  /** The listeners are about to be told that a connection is no more. */
  static final class Disconnected {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Connection connection) {
      if (connection.getEndPoint() instanceof Server) {
        GameNetwork.of(connection).closed();
      }
    }
  }

  /** An object is about to be read from bytes that are just its own. */
  static final class Read {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) @Nullable Connection connection,
        @Advice.Argument(1) ByteBuffer buffer) {
      if (connection != null && connection.getEndPoint() instanceof Server) {
        GameNetwork.of(connection).reading(buffer.remaining());
      }
    }
  }

  /** An object has come over TCP, or there is none as yet. */
  static final class Received {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) Connection connection,
        @Advice.FieldValue("socketChannel") @Nullable SocketChannel channel,
        @Advice.Return @Nullable Object message) {
      if (message != null && channel != null && connection.getEndPoint() instanceof Server) {
        GameConnection counted = GameNetwork.of(connection);
        if (counted.isNew()) {
          counted.at("kryonet", channel.socket().getLocalPort());
        }
        int bytes = counted.read();
        if (message instanceof FrameworkMessage) {
          counted.seen();
        } else {
          counted.received(bytes);
        }
      }
    }
  }

  /** An object is on its way over TCP. */
  static final class Sent {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) Connection connection,
        @Advice.Argument(1) Object message,
        @Advice.FieldValue("socketChannel") @Nullable SocketChannel channel,
        @Advice.FieldValue("serialization") Serialization serialization,
        @Advice.Return int bytes) {
      if (connection.getEndPoint() instanceof Server) {
        GameConnection counted = GameNetwork.of(connection);
        if (counted.isNew() && channel != null) {
          counted.at("kryonet", channel.socket().getLocalPort());
        }
        if (!(message instanceof FrameworkMessage)) {
          counted.sent(bytes - serialization.getLengthLength());
        } else if (!(message instanceof FrameworkMessage.RegisterTCP)) {
          counted.seen();
        }
      }
    }
  }

  /** An object has come over UDP; without a connection when its sender is not known. */
  static final class ReceivedDatagram {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) @Nullable Connection connection,
        @Advice.FieldValue("datagramChannel") @Nullable DatagramChannel channel,
        @Advice.Return @Nullable Object message) {
      if (connection != null
          && message != null
          && !(message instanceof FrameworkMessage)
          && connection.getEndPoint() instanceof Server) {
        GameConnection counted = GameNetwork.of(connection);
        if (counted.lacksDatagrams() && channel != null) {
          counted.datagramsAt("kryonet", channel.socket().getLocalPort());
        }
        counted.receivedDatagram(counted.read());
      }
    }
  }

  /** An object was given to the socket for UDP, whose buffer may have been full. */
  static final class SentDatagram {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) Connection connection,
        @Advice.Argument(1) Object message,
        @Advice.FieldValue("datagramChannel") @Nullable DatagramChannel channel,
        @Advice.Return int bytes) {
      if (bytes > 0
          && !(message instanceof FrameworkMessage)
          && connection.getEndPoint() instanceof Server) {
        GameConnection counted = GameNetwork.of(connection);
        if (counted.lacksDatagrams() && channel != null) {
          counted.datagramsAt("kryonet", channel.socket().getLocalPort());
        }
        counted.sentDatagram(bytes);
      }
    }
  }
}

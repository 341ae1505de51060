package io.gameserverexporter.probe;

import io.gameserverexporter.boot.GameConnection;
import io.gameserverexporter.boot.GameNetwork;
import io.gameserverexporter.probe.weave.Weave;
import net.bytebuddy.asm.Advice;
import org.apache.mina.core.service.IoAcceptor;
import org.apache.mina.core.session.AbstractIoSession;
import org.apache.mina.core.session.IoSession;

/**
 * Servers on Apache MINA 2.0, 2.1 and 2.2: sockets, datagrams, pipes inside the JVM.
 *
 * <p>A session begins and ends where the service tells the chain of its filters so, which it does
 * once. A message is one where it has passed all filters: the tail of the chain gives it to the
 * application's handler, and tells the handler of each that was written. What filters keep to
 * themselves, such as keep-alives, is not among them. Bytes are those of the session, as MINA's own
 * statistics have them. Sessions of connectors are left out.
 */
final class MinaProbe {
  private static final String CHAIN = "org.apache.mina.core.filterchain.DefaultIoFilterChain";
  private static final String TAIL = CHAIN + "$TailFilter";
  private static final String NEXT = "org.apache.mina.core.filterchain.IoFilter$NextFilter";
  private static final String SESSION = "org.apache.mina.core.session.IoSession";
  private static final String BASE = "org.apache.mina.core.session.AbstractIoSession";
  private static final String HERE = "io.gameserverexporter.probe.MinaProbe$";

  private MinaProbe() {}

  static Probe probe() {
    return new Probe(
        "mina",
        "sessions and messages on Apache MINA",
        Weave.into(CHAIN, "fireSessionCreated", HERE + "Created"),
        Weave.into(CHAIN, "fireSessionClosed", HERE + "Closed"),
        Weave.into(TAIL, "messageReceived", HERE + "Received", NEXT, SESSION, "java.lang.Object"),
        Weave.into(
            TAIL,
            "messageSent",
            HERE + "Sent",
            NEXT,
            SESSION,
            "org.apache.mina.core.write.WriteRequest"),
        Weave.into(BASE, "increaseReadBytes", HERE + "ReadBytes", "long", "long"),
        Weave.into(BASE, "increaseWrittenBytes", HERE + "WrittenBytes", "int", "long"));
  }

  /** A session is there, and its filters and handler are about to be told. */
  static final class Created {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("session") AbstractIoSession session) {
      if (session.getService() instanceof IoAcceptor) {
        GameConnection connection = GameNetwork.of(session);
        connection.at(
            "mina", session.getTransportMetadata().isConnectionless(), session.getLocalAddress());
        connection.opened();
      }
    }
  }

  /** A session is gone, whoever has ended it. */
  static final class Closed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("session") AbstractIoSession session) {
      if (session.getService() instanceof IoAcceptor) {
        GameNetwork.of(session).closed();
      }
    }
  }

  /** The handler is about to get a message. */
  static final class Received {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) IoSession session) {
      if (session.getService() instanceof IoAcceptor) {
        GameConnection connection = GameNetwork.of(session);
        if (connection.isNew()) {
          connection.at(
              "mina", session.getTransportMetadata().isConnectionless(), session.getLocalAddress());
        }
        connection.received(0);
      }
    }
  }

  /** The handler is about to be told that a message of its was written. */
  static final class Sent {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) IoSession session) {
      if (session.getService() instanceof IoAcceptor) {
        GameConnection connection = GameNetwork.of(session);
        if (connection.isNew()) {
          connection.at(
              "mina", session.getTransportMetadata().isConnectionless(), session.getLocalAddress());
        }
        connection.sent(0);
      }
    }
  }

  /** The session has read bytes. */
  static final class ReadBytes {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This AbstractIoSession session, @Advice.Argument(0) long bytes) {
      if (bytes > 0 && session.getService() instanceof IoAcceptor) {
        GameConnection connection = GameNetwork.of(session);
        if (connection.isNew()) {
          connection.at(
              "mina", session.getTransportMetadata().isConnectionless(), session.getLocalAddress());
        }
        connection.receivedBytes(bytes);
      }
    }
  }

  /** The system has taken bytes of the session's. */
  static final class WrittenBytes {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This AbstractIoSession session, @Advice.Argument(0) int bytes) {
      if (bytes > 0 && session.getService() instanceof IoAcceptor) {
        GameConnection connection = GameNetwork.of(session);
        if (connection.isNew()) {
          connection.at(
              "mina", session.getTransportMetadata().isConnectionless(), session.getLocalAddress());
        }
        connection.sentBytes(bytes);
      }
    }
  }
}

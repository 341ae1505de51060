package io.gameserverexporter.probe;

import com.jme3.network.Message;
import io.gameserverexporter.boot.GameConnection;
import io.gameserverexporter.boot.GameNetwork;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** What the probes of libraries for games have in common: small, as it just tells {@code boot}. */
final class GameNetworkAdvice {
  private GameNetworkAdvice() {}

  /** The application is about to be told of a connection. */
  static final class Opened {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object connection) {
      GameNetwork.opened(connection);
    }
  }

  /** The application is about to be told that a connection is no more. */
  static final class Closed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object connection) {
      GameNetwork.closed(connection);
    }
  }

  /** As {@link Opened}, by the connection itself. */
  static final class Connected {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object connection) {
      GameNetwork.opened(connection);
    }
  }

  /** As {@link Closed}, by the connection itself. */
  static final class Disconnected {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object connection) {
      GameNetwork.closed(connection);
    }
  }

  /** MINA's handler is about to get a message. */
  static final class HandedOn {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) Object session) {
      GameNetwork.received(session);
    }
  }

  /** MINA's handler is about to be told that a message of its was written. */
  static final class Confirmed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) Object session) {
      GameNetwork.sent(session);
    }
  }

  /** A session of MINA's has read bytes. */
  static final class ReadBytes {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object session, @Advice.Argument(0) long bytes) {
      GameNetwork.receivedBytes(session, bytes);
    }
  }

  /** The system has taken bytes of a session of MINA's. */
  static final class WrittenBytes {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object session, @Advice.Argument(0) int bytes) {
      GameNetwork.sentBytes(session, bytes);
    }
  }

  /** KryoNet is about to read an object, from bytes that are just its own. */
  static final class Reading {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) @Nullable Object connection, @Advice.Argument(1) ByteBuffer buffer) {
      GameNetwork.reading(connection, buffer.remaining());
    }
  }

  /** An object of KryoNet's has come, or there is none as yet. */
  static final class Read {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object socket,
        @Advice.Argument(0) @Nullable Object connection,
        @Advice.Return @Nullable Object message) {
      GameNetwork.read(socket, connection, message);
    }
  }

  /** An object of KryoNet's is on its way. */
  static final class Written {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object socket,
        @Advice.Argument(0) Object connection,
        @Advice.Argument(1) Object message,
        @Advice.Return int bytes) {
      GameNetwork.written(socket, connection, message, bytes);
    }
  }

  /** SpiderMonkey's listeners are about to get a message. */
  static final class Dispatched {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) @Nullable Object connection, @Advice.Argument(1) Message message) {
      GameNetwork.received(connection, message.isReliable());
    }
  }

  /** A message is sent on a connection of SpiderMonkey's, perhaps by the library itself. */
  static final class Send {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable GameConnection enter(
        @Advice.This Object connection, @Advice.Argument(0) Object message) {
      return GameNetwork.enter(connection, message);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable GameConnection before) {
      GameNetwork.leave(before);
    }
  }

  /** The application sends on a channel of its own, or to all of a server's connections. */
  static final class SendOwn {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable GameConnection enter(@Advice.This Object sender) {
      return GameNetwork.enter(sender, null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable GameConnection before) {
      GameNetwork.leave(before);
    }
  }

  /** What this thread sends was queued for a socket of SpiderMonkey's. */
  static final class GivenToSocket {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object socket) {
      GameNetwork.sentBy(socket);
    }
  }
}

package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * What advice in libraries for games calls that have a network of their own, whose classes cannot
 * be named here. Nothing allocates for a message, or locks.
 */
public final class GameNetwork {
  private static volatile @Nullable GameNetworkSink sink;

  // What is closed stays until the library drops it: messages that wait in an executor come later.
  private static final WeakIdentityMap<GameConnection> CONNECTIONS =
      new WeakIdentityMap<GameConnection>() {
        @Override
        void dropped(GameConnection connection) {
          // Nobody is left who could close it.
          connection.closed();
        }
      };

  // What this thread sends on; the array is the thread's own cell.
  private static final ThreadLocal<@Nullable GameConnection[]> CURRENT =
      new ThreadLocal<@Nullable GameConnection[]>() {
        @Override
        protected @Nullable GameConnection[] initialValue() {
          return new GameConnection[1];
        }
      };

  /** What the libraries say by themselves: keep-alives, registrations. */
  private static final ClassValue<Boolean> OWN =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> message) {
          String name = message.getName();
          return name.contains("com.esotericsoftware.kryonet.FrameworkMessage$")
              || (name.contains("com.jme3.network.message.")
                  // Has a message of the application's in it.
                  && !name.endsWith("CompressedMessage"));
        }
      };

  private GameNetwork() {}

  /** Installs the core's sink, before anything is woven. */
  public static void install(GameNetworkSink newSink) {
    sink = newSink;
  }

  private static GameConnection of(Object connection) {
    GameConnection known = CONNECTIONS.get(connection);
    if (known != null) {
      return known;
    }
    GameConnection fresh = new GameConnection();
    GameNetworkSink to = sink;
    if (to != null) {
      to.describe(connection, fresh);
    }
    return CONNECTIONS.putIfAbsent(connection, fresh);
  }

  /** The application is about to be told of a connection. */
  public static void opened(Object connection) {
    of(connection).opened();
  }

  /** The application is about to be told that a connection is no more. */
  public static void closed(Object connection) {
    of(connection).closed();
  }

  /** The application gets a message. */
  public static void received(Object connection) {
    of(connection).received(0);
  }

  /** The application gets a message, that has come in a stream or in a datagram. */
  public static void received(@Nullable Object connection, boolean stream) {
    if (connection != null) {
      GameConnection counted = of(connection);
      if (stream) {
        counted.received(0);
      } else {
        counted.receivedDatagram(0);
      }
    }
  }

  /** A message of the application's was written. */
  public static void sent(Object connection) {
    of(connection).sent(0);
  }

  /** Bytes have come, apart from messages. */
  public static void receivedBytes(Object connection, long bytes) {
    if (bytes > 0) {
      of(connection).receivedBytes(bytes);
    }
  }

  /** Bytes were sent, apart from messages. */
  public static void sentBytes(Object connection, long bytes) {
    if (bytes > 0) {
      of(connection).sentBytes(bytes);
    }
  }

  /** KryoNet is about to read a message of so many bytes, which may turn out to be none. */
  public static void reading(@Nullable Object connection, int bytes) {
    if (connection != null) {
      of(connection).reading(bytes);
    }
  }

  /**
   * KryoNet has read a message.
   *
   * @param socket what it has read it from
   * @param connection null for a datagram from whom it does not know
   * @param message null while it has not come as a whole
   */
  public static void read(Object socket, @Nullable Object connection, @Nullable Object message) {
    if (connection == null || message == null) {
      return;
    }
    GameConnection counted = of(connection);
    int bytes = counted.read();
    if (OWN.get(message.getClass())) {
      counted.seen();
    } else if (isForDatagrams(socket)) {
      counted.receivedDatagram(bytes);
    } else {
      counted.received(bytes);
    }
  }

  /**
   * KryoNet has put a message into the buffer of its socket.
   *
   * @param bytes as they were written; less than 0 when there was no room
   */
  public static void written(Object socket, Object connection, Object message, int bytes) {
    GameConnection counted = of(connection);
    if (!OWN.get(message.getClass())) {
      if (!isForDatagrams(socket)) {
        counted.sent(bytes - counted.prefix());
      } else if (bytes >= 0) {
        counted.sentDatagram(bytes);
      }
    } else if (!message.getClass().getName().endsWith("$RegisterTCP")) {
      // That is said before the application is told; the others show that it was.
      counted.seen();
    }
  }

  /**
   * This thread sends something until {@link #leave}.
   *
   * @param sender a connection, or a server that sends to all of its own
   * @param message null when it is the application's for sure
   * @return what it sent on before, to be given to {@link #leave}
   */
  public static @Nullable GameConnection enter(Object sender, @Nullable Object message) {
    GameConnection now = null;
    if (message == null || !OWN.get(message.getClass())) {
      now = of(sender);
      // SpiderMonkey goes on queueing for those that have left.
      if (now.isClosed()) {
        now = null;
      }
    }
    @Nullable GameConnection[] cell = CURRENT.get();
    GameConnection before = cell[0];
    cell[0] = now;
    return before;
  }

  /** This thread goes back to what it did before {@link #enter}. */
  public static void leave(@Nullable GameConnection before) {
    CURRENT.get()[0] = before;
  }

  /** What this thread sends was given to a socket; none of the application's outside enter. */
  public static void sentBy(Object socket) {
    GameConnection counted = CURRENT.get()[0];
    if (counted == null) {
      return;
    }
    if (isForDatagrams(socket)) {
      counted.sentDatagram(0);
    } else {
      counted.sent(0);
    }
  }

  private static boolean isForDatagrams(Object socket) {
    String name = socket.getClass().getName();
    return name.endsWith(".UdpConnection") || name.endsWith(".UdpEndpoint");
  }
}

package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * What advice in libraries for games calls that have a network of their own. Nothing here allocates
 * for a message, or locks.
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

  private GameNetwork() {}

  /** Installs the core's sink, before anything is woven. */
  public static void install(GameNetworkSink newSink) {
    sink = newSink;
  }

  static @Nullable GameNetworkSink sink() {
    return sink;
  }

  /** What is counted of a connection, or of a server; new when it has not been told of before. */
  public static GameConnection of(Object connection) {
    GameConnection known = CONNECTIONS.get(connection);
    return known == null ? CONNECTIONS.putIfAbsent(connection, new GameConnection()) : known;
  }

  /**
   * This thread sends something of the application's on {@code connection} until {@link #leave};
   * null for what is not the application's.
   *
   * @return what it sent on before, to be given to {@link #leave}
   */
  public static @Nullable GameConnection enter(@Nullable GameConnection connection) {
    @Nullable GameConnection[] cell = CURRENT.get();
    GameConnection before = cell[0];
    cell[0] = connection;
    return before;
  }

  /** This thread goes back to what it did before {@link #enter}. */
  public static void leave(@Nullable GameConnection before) {
    CURRENT.get()[0] = before;
  }

  /** What this thread sends on, null when on nothing that is counted. */
  public static @Nullable GameConnection current() {
    return CURRENT.get()[0];
  }
}

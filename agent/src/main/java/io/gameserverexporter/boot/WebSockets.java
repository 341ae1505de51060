package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/**
 * What advice in WebSocket servers calls. No method throws: an error here must not reach the server
 * (see {@link Suppressed}).
 */
public final class WebSockets {
  private static volatile @Nullable WebSocketSink sink;

  // Of servers whose sessions have no room for them. What a server drops without a word, such as a
  // handler whose upgrade fails, does not stay.
  private static final WeakIdentityMap<WebSocketConnection> CONNECTIONS =
      new WeakIdentityMap<WebSocketConnection>() {
        @Override
        void dropped(WebSocketConnection connection) {
          // Nobody is left who could close it.
          connection.close();
        }
      };

  // What this thread sends on, or is about to begin; the array is the thread's own cell.
  private static final ThreadLocal<@Nullable WebSocketConnection[]> CURRENT =
      new ThreadLocal<@Nullable WebSocketConnection[]>() {
        @Override
        protected @Nullable WebSocketConnection[] initialValue() {
          return new WebSocketConnection[1];
        }
      };

  private WebSockets() {}

  /** Installs the core's sink; before that, connections pass uncounted. */
  public static void install(WebSocketSink newSink) {
    sink = newSink;
  }

  static @Nullable WebSocketCounts counts(String prefix, @Nullable String template) {
    WebSocketSink to = sink;
    return to == null ? null : to.counts(prefix, template);
  }

  /**
   * The connection of a session. One that has not been told of was open before the agent came: its
   * messages are counted from now on, but not itself.
   */
  public static WebSocketConnection of(Object session) {
    WebSocketConnection connection = known(session);
    return connection == null
        ? CONNECTIONS.putIfAbsent(session, WebSocketConnection.older())
        : connection;
  }

  /** The connection of a session, null when it has not been told of, or is closed. */
  public static @Nullable WebSocketConnection known(Object session) {
    return CONNECTIONS.get(session);
  }

  /**
   * A session begins. One that is known already stays as it is.
   *
   * @param prefix what stands before the template; null when nothing does
   * @param template of the endpoint's path; null when it is not known
   */
  public static WebSocketConnection open(
      Object session, @Nullable String prefix, @Nullable String template) {
    WebSocketConnection connection =
        CONNECTIONS.putIfAbsent(session, new WebSocketConnection(prefix, template));
    connection.open();
    return connection;
  }

  /** The connection of a session is closed; calls after the first are ignored. */
  public static void closed(Object session) {
    WebSocketConnection connection = CONNECTIONS.remove(session);
    if (connection != null) {
      connection.close();
    }
  }

  /**
   * This thread works on {@code connection} (null: on none) until {@link #leave}.
   *
   * @return what it worked on before, to be given to {@link #leave}
   */
  public static @Nullable WebSocketConnection enter(@Nullable WebSocketConnection connection) {
    @Nullable WebSocketConnection[] cell = CURRENT.get();
    WebSocketConnection before = cell[0];
    cell[0] = connection;
    return before;
  }

  /** This thread goes back to what it worked on before {@link #enter}. */
  public static void leave(@Nullable WebSocketConnection before) {
    CURRENT.get()[0] = before;
  }

  /** The connection that this thread works on, null when on none. */
  public static @Nullable WebSocketConnection current() {
    return CURRENT.get()[0];
  }

  /**
   * The server will upgrade a connection, and has no session yet.
   *
   * @param handler what will have the session
   * @param upgrade the request that asks for it
   */
  public static void expect(Object handler, @Nullable HttpExchange upgrade) {
    CONNECTIONS.putIfAbsent(handler, new WebSocketConnection(upgrade));
  }

  /** What {@link #expect} was told of; null when that was nothing. */
  public static @Nullable WebSocketConnection expected(Object handler) {
    return CONNECTIONS.remove(handler);
  }

  /** The session begins of what this thread works on. */
  public static void begin(Object session) {
    WebSocketConnection connection = current();
    CONNECTIONS
        .putIfAbsent(session, connection == null ? new WebSocketConnection(null, null) : connection)
        .open();
  }

  /**
   * A session begins that may have been {@link #expect}ed.
   *
   * @param sender what tells of messages that are sent, and goes with the session
   */
  public static void begin(Object session, Object sender) {
    WebSocketConnection connection = known(session);
    if (connection == null) {
      connection = CONNECTIONS.putIfAbsent(session, new WebSocketConnection(null, null));
    }
    CONNECTIONS.putIfAbsent(sender, connection);
    connection.open();
  }
}

package io.gameserverexporter.boot;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What advice in WebSocket servers calls. No method throws: an error here must not reach the server
 * (see {@link Suppressed}).
 */
public final class WebSockets {
  private static volatile @Nullable WebSocketSink sink;

  // Of servers whose sessions have no room for them.
  private static final ConcurrentMap<Object, WebSocketConnection> CONNECTIONS =
      new ConcurrentHashMap<>();

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
   * The connection of a session. One that has not been told of was open before the agent came, and
   * is counted from now on; its endpoint is not known.
   */
  public static WebSocketConnection of(Object session) {
    WebSocketConnection connection = CONNECTIONS.get(session);
    return connection == null ? open(session, null, null) : connection;
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
    WebSocketConnection fresh = new WebSocketConnection(prefix, template);
    WebSocketConnection known = CONNECTIONS.putIfAbsent(session, fresh);
    WebSocketConnection connection = known == null ? fresh : known;
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
}

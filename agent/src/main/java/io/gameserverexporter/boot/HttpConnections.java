package io.gameserverexporter.boot;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of a server whose request objects have no room for them: one for each open
 * connection, which carries one exchange at a time.
 */
public final class HttpConnections {
  private static final ConcurrentMap<Object, HttpExchange> EXCHANGES = new ConcurrentHashMap<>();

  private HttpConnections() {}

  /** The exchange of a connection, made at its first request. */
  public static HttpExchange exchange(Object connection) {
    HttpExchange exchange = EXCHANGES.get(connection);
    if (exchange == null) {
      HttpExchange fresh = new HttpExchange();
      exchange = EXCHANGES.putIfAbsent(connection, fresh);
      if (exchange == null) {
        exchange = fresh;
      }
    }
    return exchange;
  }

  /** The exchange of a connection, null when it has had no request. */
  public static @Nullable HttpExchange known(Object connection) {
    return EXCHANGES.get(connection);
  }

  /**
   * The connection carries no more exchanges, although it may stay open for something else.
   *
   * @return the exchange that was on it, for whoever goes on with it; null when it had none
   */
  public static @Nullable HttpExchange release(Object connection) {
    return EXCHANGES.remove(connection);
  }

  /** The connection is closed: what is still open on it is complete, as far as it will ever be. */
  public static void closed(Object connection) {
    HttpExchange exchange = EXCHANGES.remove(connection);
    if (exchange != null && exchange.isOpen()) {
      HttpServers.end(exchange, exchange.status(), null);
    }
  }
}

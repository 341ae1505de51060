package io.gameserverexporter.boot;

import java.nio.channels.Channel;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of a server that makes an object of its own for each stream of a connection, as
 * HTTP/2 has many at a time: known from the stream's begin to its end.
 */
public final class HttpStreams {
  private static final ConcurrentMap<Object, HttpExchange> OPEN = new ConcurrentHashMap<>();

  private HttpStreams() {}

  /** The stream begins: it is the one that carries the exchange. */
  public static void begin(Object stream, HttpExchange exchange) {
    OPEN.put(stream, exchange);
  }

  /** The exchange that a stream carries, null when it has ended or is not known. */
  public static @Nullable HttpExchange known(Object stream) {
    return OPEN.get(stream);
  }

  /** The stream is complete. */
  public static void end(Object stream) {
    OPEN.remove(stream);
  }

  /**
   * A connection is closed: what is still open on it is complete, as far as it will ever be. Looks
   * through all open streams, for those that say themselves that they are closed.
   */
  public static void closed() {
    Iterator<Map.Entry<Object, HttpExchange>> all = OPEN.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Object, HttpExchange> each = all.next();
      Object stream = each.getKey();
      if (stream instanceof Channel && !((Channel) stream).isOpen()) {
        HttpExchange exchange = each.getValue();
        all.remove();
        HttpServers.end(exchange, exchange.status(), null);
      }
    }
  }
}

package io.gameserverexporter.boot;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of a server that makes an object of its own for each request, on connections that
 * carry many at a time, as HTTP/2 has them: known from the request's begin to its end.
 */
public final class HttpRequests {
  private static final ConcurrentMap<Object, HttpExchange> OPEN = new ConcurrentHashMap<>();
  private static final Set<Object> REQUESTS = Collections.unmodifiableSet(OPEN.keySet());

  private HttpRequests() {}

  /** A request begins. */
  public static void begin(Object request, HttpExchange exchange) {
    OPEN.put(request, exchange);
  }

  /** The exchange of a request, null when that has ended or is not known. */
  public static @Nullable HttpExchange known(Object request) {
    return OPEN.get(request);
  }

  /**
   * This thread works on the request that a reader of its body belongs to, until {@link
   * HttpServers#leave}; that is the one that the first thread to come here works on.
   *
   * @return what the thread worked on before
   */
  public static @Nullable HttpExchange enterReader(Object reader) {
    HttpExchange before = HttpServers.current();
    HttpExchange exchange = known(reader);
    if (exchange != null) {
      HttpServers.enter(exchange);
    } else if (before != null) {
      before.knownBy(reader);
    }
    return before;
  }

  /** As {@link #enterReader}, of a reader that others than the request's threads may come with. */
  public static @Nullable HttpExchange enterKnownReader(Object reader) {
    HttpExchange before = HttpServers.current();
    HttpExchange exchange = known(reader);
    if (exchange != null) {
      HttpServers.enter(exchange);
    }
    return before;
  }

  /**
   * A request ends.
   *
   * @return its exchange, null when it had ended or was not known
   */
  public static @Nullable HttpExchange end(Object request) {
    return OPEN.remove(request);
  }

  /** All requests that have not ended, for when a connection closes without telling them. */
  public static Iterable<Object> requests() {
    return REQUESTS;
  }
}

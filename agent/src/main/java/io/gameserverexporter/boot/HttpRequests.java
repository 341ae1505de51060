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

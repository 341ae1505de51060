package io.gameserverexporter.boot;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of a server that pools objects with no room for them, and that does not tell when
 * it drops one: an exchange is kept as long as such an object is reachable, and carries one request
 * at a time.
 */
public final class HttpChannels {
  private static final WeakIdentityMap<HttpExchange> EXCHANGES =
      new WeakIdentityMap<HttpExchange>() {
        @Override
        void dropped(HttpExchange exchange) {
          if (exchange.isOpen()) {
            // Nobody is left who could complete it.
            HttpServers.end(exchange, exchange.status(), null);
          }
        }
      };

  private HttpChannels() {}

  /** The exchange of a channel, made at its first request. */
  public static HttpExchange exchange(Object channel) {
    HttpExchange exchange = known(channel);
    return exchange == null
        ? EXCHANGES.putIfAbsent(channel, new HttpExchange(new WeakReference<>(channel)))
        : exchange;
  }

  /** The exchange of a channel, null when it has had no request. */
  public static @Nullable HttpExchange known(Object channel) {
    ThreadState thread = ThreadState.current();
    // Mostly the one that the thread works on, or has worked on last: seen without a look-up.
    HttpExchange current = thread.exchange;
    if (current != null && current.isOf(channel)) {
      return current;
    }
    HttpExchange last = thread.found;
    if (last != null && last.isOf(channel)) {
      return last;
    }
    HttpExchange exchange = EXCHANGES.get(channel);
    if (exchange != null) {
      thread.found = exchange;
    }
    return exchange;
  }

  /**
   * A channel of Jetty 12 is done with a request. Not in the advice, which would make Jetty's
   * method too large for the JIT to put into its callers.
   *
   * @param failure what Jetty says went wrong, null for nothing; what a servlet has thrown comes
   *     first, as the rest may follow from it
   */
  public static void completed(Object channel, @Nullable Throwable failure) {
    HttpExchange exchange = exchange(channel);
    if (!exchange.isOpen()) {
      beginUnhandled(exchange, channel);
    }
    HttpServers.end(exchange, exchange.status(), exchange.errorType() == null ? failure : null);
  }

  /** For a request that nobody was to handle, and for which no response was made. */
  private static void beginUnhandled(HttpExchange exchange, Object channel) {
    Object request = Reflected.of(channel, "getRequest");
    Object method = request == null ? null : Reflected.of(request, "getMethod");
    Object connection = Reflected.of(channel, "getConnectionMetaData");
    boolean secure =
        connection != null && Boolean.TRUE.equals(Reflected.of(connection, "isSecure"));
    HttpServers.begin(
        exchange, method instanceof String ? (String) method : null, secure ? "https" : "http");
  }
}

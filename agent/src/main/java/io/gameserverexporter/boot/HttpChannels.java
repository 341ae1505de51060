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
}

package io.gameserverexporter.boot;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of a server that pools objects with no room for them, and that does not tell when
 * it drops one: an exchange is kept as long as such an object is reachable, and carries one request
 * at a time.
 */
public final class HttpChannels {
  private static final ConcurrentMap<Object, HttpExchange> EXCHANGES = new ConcurrentHashMap<>();
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

  // Finds a key without making one.
  private static final ThreadLocal<Sought> SOUGHT =
      new ThreadLocal<Sought>() {
        @Override
        protected Sought initialValue() {
          return new Sought();
        }
      };

  private HttpChannels() {}

  /** The exchange of a channel, made at its first request. */
  public static HttpExchange exchange(Object channel) {
    HttpExchange exchange = known(channel);
    return exchange == null ? add(channel) : exchange;
  }

  /** The exchange of a channel, null when it has had no request. */
  public static @Nullable HttpExchange known(Object channel) {
    Sought sought = SOUGHT.get();
    sought.channel = channel;
    HttpExchange exchange = EXCHANGES.get(sought);
    sought.channel = null;
    return exchange;
  }

  private static HttpExchange add(Object channel) {
    dropGone();
    HttpExchange fresh = new HttpExchange();
    HttpExchange other = EXCHANGES.putIfAbsent(new Key(channel), fresh);
    return other == null ? fresh : other;
  }

  private static void dropGone() {
    Reference<?> gone = GONE.poll();
    while (gone != null) {
      HttpExchange exchange = EXCHANGES.remove(gone);
      if (exchange != null && exchange.isOpen()) {
        // Nobody is left who could complete it.
        HttpServers.end(exchange, exchange.status(), null);
      }
      gone = GONE.poll();
    }
  }

  /** A channel by identity, as long as it is there. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object channel) {
      super(channel, GONE);
      hash = System.identityHashCode(channel);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object channel = get();
      return channel != null && other instanceof Key && ((Key) other).get() == channel;
    }
  }

  /** What equals the key of the channel that a thread looks for. */
  private static final class Sought {
    private @Nullable Object channel;

    @Override
    public int hashCode() {
      return System.identityHashCode(channel);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other || (other instanceof Key && ((Key) other).get() == channel);
    }
  }
}

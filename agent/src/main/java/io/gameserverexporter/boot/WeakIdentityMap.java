package io.gameserverexporter.boot;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to objects of a server that have no room for it, by identity and as long as they are
 * reachable. Looking up takes no lock and makes no object. Values must not reach their keys.
 *
 * @param <V> the value
 */
class WeakIdentityMap<V> {
  // One for all maps: it finds a key without making one, and no look-up begins within another.
  private static final ThreadLocal<Sought> SOUGHT =
      new ThreadLocal<Sought>() {
        @Override
        protected Sought initialValue() {
          return new Sought();
        }
      };

  private final ConcurrentMap<Object, V> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /** The value of {@code key}, null when it has none. */
  final @Nullable V get(Object key) {
    Sought sought = SOUGHT.get();
    sought.key = key;
    V value = values.get(sought);
    sought.key = null;
    return value;
  }

  /** The value of {@code key}: the one it has already, else {@code fresh}. */
  final V putIfAbsent(Object key, V fresh) {
    dropGone();
    V known = values.putIfAbsent(new IdentityReference(key, gone), fresh);
    return known == null ? fresh : known;
  }

  /** The value that {@code key} had, null when none. */
  final @Nullable V remove(Object key) {
    Sought sought = SOUGHT.get();
    sought.key = key;
    V value = values.remove(sought);
    sought.key = null;
    return value;
  }

  /** Drops those whose keys were collected. */
  final void dropGone() {
    Reference<?> reference = gone.poll();
    while (reference != null) {
      V value = values.remove(reference);
      if (value != null) {
        dropped(value);
      }
      reference = gone.poll();
    }
  }

  /** The key of {@code value} was collected, which is noticed when another is added. */
  void dropped(V value) {}

  /** What equals the key that a thread looks for. */
  private static final class Sought {
    private @Nullable Object key;

    @Override
    public int hashCode() {
      return System.identityHashCode(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof IdentityReference && ((IdentityReference) other).get() == key);
    }
  }
}

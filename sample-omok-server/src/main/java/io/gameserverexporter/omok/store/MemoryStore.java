package io.gameserverexporter.omok.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The store in this process's memory. */
public final class MemoryStore implements ExpiringStore {
  /** So rare that the sweep costs a put next to nothing, and so often that dead values are few. */
  private static final int PUTS_BETWEEN_SWEEPS = 1024;

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicInteger puts = new AtomicInteger();
  private final Clock clock;

  /** A store whose values expire by the given clock. */
  public MemoryStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public byte @Nullable [] get(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    if (entry.isOver(clock.millis())) {
      entries.remove(key, entry);
      return null;
    }
    return entry.value.clone();
  }

  @Override
  public void put(String key, byte[] value, Duration keep) {
    long now = clock.millis();
    entries.put(key, new Entry(value.clone(), now + keep.toMillis()));
    if (puts.incrementAndGet() % PUTS_BETWEEN_SWEEPS == 0) {
      entries.values().removeIf(entry -> entry.isOver(now));
    }
  }

  @Override
  public void remove(String key) {
    entries.remove(key);
  }

  /** How many values it holds, with those that are over but not swept yet. */
  int size() {
    return entries.size();
  }

  private static final class Entry {
    private final byte[] value;
    private final long endMillis;

    Entry(byte[] value, long endMillis) {
      this.value = value;
      this.endMillis = endMillis;
    }

    boolean isOver(long nowMillis) {
      return nowMillis >= endMillis;
    }
  }
}

package io.gameserverexporter.omok.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bytes under a key until a time has passed. Safe for use by several threads. Every method throws
 * {@link StoreException} when the store cannot be reached.
 */
public interface ExpiringStore {
  /** The value, or null when there is none or its time is over. */
  byte @Nullable [] get(String key);

  /** Keeps a value in place of what was there, for {@code keep} (at least a millisecond). */
  void put(String key, byte[] value, Duration keep);

  /** Forgets a value; nothing happens when there is none. */
  void remove(String key);
}

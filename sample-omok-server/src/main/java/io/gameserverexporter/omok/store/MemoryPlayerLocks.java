package io.gameserverexporter.omok.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Locks in this process's memory; they need no expiry, since they end with the process. */
final class MemoryPlayerLocks implements PlayerLocks {
  private final Map<String, PlayerLock> held = new ConcurrentHashMap<>();

  @Override
  public @Nullable PlayerLock tryLock(String playerId) {
    PlayerLock lock =
        new PlayerLock() {
          @Override
          public void release() {
            // Only if it is still this one: the second call must not free a later request's lock.
            held.remove(playerId, this);
          }
        };
    return held.putIfAbsent(playerId, lock) == null ? lock : null;
  }
}

package io.gameserverexporter.omok.store;

import org.jspecify.annotations.Nullable;

/** One request per player at a time. */
public interface PlayerLocks {
  /**
   * Takes a player's lock, or gives null at once when another request holds it.
   *
   * @throws StoreException when the store cannot be reached
   */
  @Nullable PlayerLock tryLock(String playerId);

  /** A lock that is held. */
  interface PlayerLock {
    /** Gives it back; a second time does nothing. */
    void release();
  }
}

package io.gameserverexporter.omok.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.support.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
  private static final byte[] VALUE = {1, 2, 3};

  private final MutableClock clock = new MutableClock(Instant.EPOCH);
  private final MemoryStore store = new MemoryStore(clock);

  @Test
  void aValueIsThereUntilItsTimeIsOver() {
    store.put("k", VALUE, Duration.ofSeconds(10));

    clock.advance(Duration.ofMillis(9_999));
    assertArrayEquals(VALUE, store.get("k"));
    clock.advance(Duration.ofMillis(1));
    assertNull(store.get("k"));
  }

  @Test
  void aLaterPutReplacesValueAndTime() {
    store.put("k", VALUE, Duration.ofSeconds(10));
    store.put("k", new byte[] {9}, Duration.ofSeconds(20));

    clock.advance(Duration.ofSeconds(15));
    assertArrayEquals(new byte[] {9}, store.get("k"));
  }

  @Test
  void removeForgets() {
    store.put("k", VALUE, Duration.ofSeconds(10));
    store.remove("k");
    store.remove("k");

    assertNull(store.get("k"));
  }

  @Test
  void whoChangesAnArrayDoesNotChangeTheStore() {
    byte[] mine = VALUE.clone();
    store.put("k", mine, Duration.ofSeconds(10));
    mine[0] = 99;
    byte[] got = store.get("k");
    assertArrayEquals(VALUE, got);
    got[0] = 99;

    assertArrayEquals(VALUE, store.get("k"));
  }

  @Test
  void valuesThatNobodyAsksForAgainDoNotPileUp() {
    for (int i = 0; i < 100_000; i++) {
      store.put("k" + i, VALUE, Duration.ofSeconds(1));
      clock.advance(Duration.ofMillis(10));
    }

    assertTrue(store.size() < 2_000, store.size() + " values");
  }

  @Test
  void aLockIsHeldByOneAtATimeAndReleasedOnce() {
    PlayerLocks locks = new MemoryPlayerLocks();
    PlayerLocks.PlayerLock first = locks.tryLock("p");
    assertNull(locks.tryLock("p"));
    first.release();
    PlayerLocks.PlayerLock second = locks.tryLock("p");
    // A second release of the first must not free the second.
    first.release();

    assertNull(locks.tryLock("p"));
    second.release();
    assertEquals(true, locks.tryLock("p") != null);
  }
}

package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {
  private final List<String> dropped = new CopyOnWriteArrayList<>();
  private final WeakIdentityMap<String> map =
      new WeakIdentityMap<>() {
        @Override
        void dropped(String value) {
          dropped.add(value);
        }
      };

  /** What a server's objects think of being equal, or throw when asked, does not matter. */
  @Test
  void byIdentity() {
    Object one = new Unequal();
    Object other = new Unequal();
    assertNull(map.get(one));
    assertEquals("one", map.putIfAbsent(one, "one"));
    assertEquals("other", map.putIfAbsent(other, "other"));
    assertEquals("one", map.putIfAbsent(one, "again"));
    assertEquals("one", map.get(one));
    assertEquals("one", map.remove(one));
    assertNull(map.remove(one));
    assertNull(map.get(one));
    assertEquals("other", map.get(other));
  }

  @Test
  void theSameValueStays() {
    Object key = new Object();
    String value = map.putIfAbsent(key, "value");
    assertSame(value, map.get(key));
    assertEquals(List.of(), dropped);
  }

  /** The values of keys that were collected are told of, once each, and those of others are not. */
  @Test
  void keysThatAreGone() throws InterruptedException {
    Object kept = new Object();
    map.putIfAbsent(kept, "kept");
    for (int i = 0; i < 100; i++) {
      map.putIfAbsent(new Object(), "gone " + i);
    }
    Instant end = Instant.now().plus(Duration.ofSeconds(15));
    while (dropped.size() < 100 && Instant.now().isBefore(end)) {
      System.gc();
      Thread.sleep(10);
      map.putIfAbsent(kept, "again");
    }
    assertEquals(100, dropped.stream().distinct().count());
    assertEquals(100, dropped.size());
    assertTrue(dropped.stream().allMatch(value -> value.startsWith("gone ")), dropped.toString());
    assertEquals("kept", map.get(kept));
  }

  private static final class Unequal {
    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("not asked");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("not asked");
    }
  }
}

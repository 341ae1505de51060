package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripedCountsTest {
  private static final int EACH = 100_000;

  @Test
  void nothingIsThereBeforeTheFirst() {
    StripedCounts counts = new StripedCounts(2);
    assertEquals(0, counts.sum(0));
    assertEquals(0, counts.sum(1));
  }

  @Test
  void countsAreApart() {
    StripedCounts counts = new StripedCounts(3);
    counts.add(0, 1);
    counts.add(2, 40);
    counts.add(2, -50);
    assertEquals(1, counts.sum(0));
    assertEquals(0, counts.sum(1));
    assertEquals(-10, counts.sum(2));
  }

  /** More threads than there can be stripes, all of which begin at once. */
  @Test
  void nothingIsLostOnAnyNumberOfThreads() throws InterruptedException {
    StripedCounts counts = new StripedCounts(2);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < EACH; n++) {
                  counts.add(0, 1);
                  counts.add(1, 3);
                  counts.add(0, -1);
                  counts.add(0, 1);
                }
              });
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(70L * EACH, counts.sum(0));
    assertEquals(210L * EACH, counts.sum(1));
  }
}

package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    inThreads(
        70,
        () -> {
          for (int n = 0; n < EACH; n++) {
            counts.add(0, 1);
            counts.add(1, 3);
            counts.add(0, -1);
            counts.add(0, 1);
          }
        });
    assertEquals(70L * EACH, counts.sum(0));
    assertEquals(210L * EACH, counts.sum(1));
  }

  /**
   * Threads that count often come and go, so that one has the stripe of another that has ended:
   * what that one has counted stays.
   */
  @Test
  void stripesOfThreadsThatHaveEndedAreGivenAway() throws InterruptedException {
    StripedCounts counts = new StripedCounts(1);
    AtomicInteger own = new AtomicInteger();
    int waves = 20;
    for (int wave = 0; wave < waves; wave++) {
      inThreads(
          StripeOwners.SHARED,
          () -> {
            for (int n = 0; n < EACH; n++) {
              counts.add(0, 1);
            }
            if (StripeOwners.isOwn(ThreadState.current().stripe())) {
              own.incrementAndGet();
            }
          });
    }
    assertEquals((long) waves * StripeOwners.SHARED * EACH, counts.sum(0));
    // Threads of other tests may have some for good.
    assertTrue(own.get() >= waves, own + " threads had a stripe of their own");
  }

  /** Who counts seldom leaves the stripes for one thread to those that count often. */
  @Test
  void aThreadThatCountsSeldomSharesItsStripe() throws InterruptedException {
    StripedCounts counts = new StripedCounts(1);
    AtomicInteger own = new AtomicInteger();
    inThreads(
        1,
        () -> {
          counts.add(0, 1);
          if (StripeOwners.isOwn(ThreadState.current().stripe())) {
            own.incrementAndGet();
          }
        });
    assertEquals(1, counts.sum(0));
    assertEquals(0, own.get());
  }

  /** A pool may clear the variables of its threads after each task. */
  @Test
  void aThreadHasTheSameStripeAgain() throws InterruptedException {
    AtomicInteger wrong = new AtomicInteger();
    inThreads(
        3,
        () -> {
          int first = StripeOwners.claim(Thread.currentThread(), -1);
          for (int i = 0; i < 2 * StripeOwners.SHARED; i++) {
            if (first < 0 || StripeOwners.claim(Thread.currentThread(), -1) != first) {
              wrong.incrementAndGet();
            }
          }
        });
    assertEquals(0, wrong.get());
  }

  /** What a thread has counted before and after it got a stripe of its own is in the sums. */
  @Test
  void allSumsAtOnce() throws InterruptedException {
    StripedCounts counts = new StripedCounts(3);
    inThreads(
        3,
        () -> {
          for (int n = 0; n < EACH; n++) {
            counts.add(0, 1);
            counts.add(2, -2);
            counts.add(ThreadState.current(), 1, 5, 2, 7);
          }
        });
    assertArrayEquals(new long[] {3 * EACH, 15 * EACH, 15 * EACH}, counts.sums());
  }

  private static void inThreads(int number, Runnable each) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      threads.add(new Thread(each));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }
}

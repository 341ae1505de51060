package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /** More threads than there can be owners, all of which begin at once. */
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
   * Threads that count often come and go, so that one becomes owner in place of another that has
   * ended: what that one has counted stays.
   */
  @Test
  void ownersThatHaveEndedAreFollowedByOthers() throws InterruptedException {
    StripedCounts counts = new StripedCounts(1);
    AtomicInteger own = new AtomicInteger();
    int waves = 20;
    for (int wave = 0; wave < waves; wave++) {
      inThreads(
          CountOwners.ALL,
          () -> {
            for (int n = 0; n < EACH; n++) {
              counts.add(0, 1);
            }
            if (ThreadState.current().own != null) {
              own.incrementAndGet();
            }
          });
    }
    assertEquals((long) waves * CountOwners.ALL * EACH, counts.sum(0));
    // Threads of other tests may be some for good.
    assertTrue(own.get() >= waves, own + " threads became owners");
  }

  /** Who counts seldom leaves it to others to become owners. */
  @Test
  void aThreadThatCountsSeldomIsNoOwner() throws InterruptedException {
    StripedCounts counts = new StripedCounts(1);
    AtomicInteger own = new AtomicInteger();
    inThreads(
        1,
        () -> {
          counts.add(0, 1);
          if (ThreadState.current().own != null) {
            own.incrementAndGet();
          }
        });
    assertEquals(1, counts.sum(0));
    assertEquals(0, own.get());
  }

  /** A pool may clear the variables of its threads after each task. */
  @Test
  void aThreadIsTheSameOwnerAgain() throws InterruptedException {
    AtomicInteger wrong = new AtomicInteger();
    inThreads(
        3,
        () -> {
          int first = CountOwners.claim(Thread.currentThread());
          for (int i = 0; i < 2 * CountOwners.ALL; i++) {
            if (first == CountOwners.NONE || CountOwners.claim(Thread.currentThread()) != first) {
              wrong.incrementAndGet();
            }
          }
        });
    assertEquals(0, wrong.get());
  }

  /** What a thread has counted before and after it became an owner is in the sums. */
  @Test
  void allSumsAtOnce() throws InterruptedException {
    StripedCounts counts = new StripedCounts(3);
    inThreads(
        3,
        () -> {
          for (int n = 0; n < EACH; n++) {
            counts.add(0, 1);
            counts.add(2, -2);
            counts.add(1, 5);
            counts.add(2, 7);
          }
        });
    assertArrayEquals(new long[] {3 * EACH, 15 * EACH, 15 * EACH}, counts.sums());
  }

  /** An owner needs more room with each new one, while others sum: nothing is seen to go back. */
  @Test
  void thoseThatAreMadeLaterHaveRoom() throws InterruptedException {
    StripedCounts before = new StripedCounts(1);
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger wentBack = new AtomicInteger();
    Thread reader =
        new Thread(
            () -> {
              long last = 0;
              while (!done.get()) {
                long sum = before.sum(0);
                wentBack.addAndGet(sum < last ? 1 : 0);
                last = sum;
              }
            });
    reader.start();
    List<StripedCounts> made = new ArrayList<>();
    inThreads(
        1,
        () -> {
          for (int n = 0; n < EACH; n++) {
            before.add(0, 1);
            if (n % 500 == 0) {
              made.add(new StripedCounts(40));
            }
            made.get(made.size() - 1).add(n % 40, 1);
            made.get(made.size() - 1).add((n + 1) % 40, 2);
          }
        });
    done.set(true);
    reader.join();
    assertEquals(0, wentBack.get());
    assertEquals(EACH, before.sum(0));
    long all = 0;
    for (StripedCounts counts : made) {
      for (long sum : counts.sums()) {
        all += sum;
      }
    }
    assertEquals(3L * EACH, all);
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

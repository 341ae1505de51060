package io.gameserverexporter.boot;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which stripe of {@link StripedCounts} a thread counts in: the lower half of the numbers are those
 * of stripes that threads share, each of the upper half is one thread's own until that has ended.
 *
 * <p>Nobody but its thread writes to an own stripe, so that a count there needs no locked
 * instruction. There are few of them: for threads that count all the time, such as event loops and
 * the busiest workers.
 */
final class StripeOwners {
  private static final int FEWEST = 8;
  private static final int MOST = 32;
  private static final int PER_PROCESSOR = 4;

  /** How many are shared, and as many are not: a power of two. */
  static final int SHARED = powerOfTwo(Runtime.getRuntime().availableProcessors() * PER_PROCESSOR);

  /** How many there are. */
  static final int ALL = 2 * SHARED;

  // Weak: a thread that has ended may go before its stripe is wanted again.
  private static final AtomicReferenceArray<@Nullable WeakReference<Thread>> OWNERS =
      new AtomicReferenceArray<>(SHARED);

  private StripeOwners() {}

  private static int powerOfTwo(int wanted) {
    return Integer.highestOneBit(Math.min(Math.max(wanted, FEWEST), MOST) * 2 - 1);
  }

  /** The shared stripe of a thread: the numbers of a server's threads follow each other. */
  static int shared(Thread thread) {
    return (int) thread.getId() & (SHARED - 1);
  }

  /** Whether one thread alone writes to the stripe. */
  static boolean isOwn(int stripe) {
    return stripe >= SHARED;
  }

  /**
   * Gives the thread a stripe of its own if there is one that nobody has, or whose thread has ended
   * (all that it counted is seen from then on). One that has one gets it again, as when the
   * application has cleared the thread's variables.
   *
   * @param otherwise what is returned if there is none
   */
  static int claim(Thread thread, int otherwise) {
    for (int i = 0; i < SHARED; i++) {
      if (owner(i) == thread) {
        return SHARED + i;
      }
    }
    for (int i = 0; i < SHARED; i++) {
      WeakReference<Thread> known = OWNERS.get(i);
      Thread owner = known == null ? null : known.get();
      if ((owner == null || !owner.isAlive())
          && OWNERS.compareAndSet(i, known, new WeakReference<>(thread))) {
        return SHARED + i;
      }
    }
    return otherwise;
  }

  private static @Nullable Thread owner(int place) {
    WeakReference<Thread> known = OWNERS.get(place);
    return known == null ? null : known.get();
  }
}

package io.gameserverexporter.boot;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which threads have their own counts in {@link OwnCounts}, each until it has ended. There are few:
 * threads that count all the time, such as event loops and the busiest workers.
 */
final class CountOwners {
  private static final int FEWEST = 8;
  private static final int MOST = 32;
  private static final int PER_PROCESSOR = 4;

  /** How many there can be: a power of two. */
  static final int ALL = powerOfTwo(Runtime.getRuntime().availableProcessors() * PER_PROCESSOR);

  /** The number of no owner. */
  static final int NONE = -1;

  // Weak: a thread that has ended may go before its number is wanted again.
  private static final AtomicReferenceArray<@Nullable WeakReference<Thread>> OWNERS =
      new AtomicReferenceArray<>(ALL);

  private CountOwners() {}

  private static int powerOfTwo(int wanted) {
    return Integer.highestOneBit(Math.min(Math.max(wanted, FEWEST), MOST) * 2 - 1);
  }

  /**
   * Makes the thread an owner if there is a number that nobody has, or whose thread has ended (all
   * that it counted is seen from then on). One that is an owner gets its number again, as when the
   * application has cleared the thread's variables.
   *
   * @return the owner's number, {@link #NONE} if all are taken
   */
  static int claim(Thread thread) {
    for (int i = 0; i < ALL; i++) {
      if (owner(i) == thread) {
        return i;
      }
    }
    for (int i = 0; i < ALL; i++) {
      WeakReference<Thread> known = OWNERS.get(i);
      Thread owner = known == null ? null : known.get();
      if ((owner == null || !owner.isAlive())
          && OWNERS.compareAndSet(i, known, new WeakReference<>(thread))) {
        return i;
      }
    }
    return NONE;
  }

  private static @Nullable Thread owner(int number) {
    WeakReference<Thread> known = OWNERS.get(number);
    return known == null ? null : known.get();
  }
}

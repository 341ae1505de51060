package io.gameserverexporter.boot;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What threads that count often have counted, of which each has an array for all {@link
 * StripedCounts} of the agent: one event changes counts in several of them, and an array for each
 * would be more memory to read for every one.
 *
 * <p>Nobody but its owner ({@link CountOwners}) writes to an array, so that a count takes no locked
 * instruction, and replaces it by a longer one. Room is never given back: how many counts there are
 * is bounded by the settings and the series budget.
 */
final class OwnCounts {
  /** In longs: what no other thread's counts may lie in. */
  private static final int PADDING = 8;

  private static final AtomicInteger TAKEN = new AtomicInteger(PADDING);

  private static final AtomicReferenceArray<@Nullable AtomicLongArray> BY_OWNER =
      new AtomicReferenceArray<>(CountOwners.ALL);

  private OwnCounts() {}

  /**
   * Takes room for so many counts.
   *
   * @return the index of the first one, the same in all arrays
   */
  static int take(int counts) {
    return TAKEN.getAndAdd(counts);
  }

  /**
   * The array of an owner, for that one alone.
   *
   * @param index what it has to have room for
   */
  static AtomicLongArray of(int owner, int index) {
    AtomicLongArray known = BY_OWNER.get(owner);
    if (known != null && index < known.length()) {
      return known;
    }
    int needed = Math.max(TAKEN.get(), index + 1);
    AtomicLongArray longer = new AtomicLongArray(needed + needed / 2 + PADDING);
    if (known != null) {
      for (int i = PADDING; i < known.length(); i++) {
        longer.lazySet(i, known.get(i));
      }
    }
    // Who sums meanwhile reads the shorter one: what it lacks is no more than had come later.
    BY_OWNER.set(owner, longer);
    return longer;
  }

  /** What all owners have counted there. */
  static long sum(int index) {
    long sum = 0;
    for (int owner = 0; owner < BY_OWNER.length(); owner++) {
      AtomicLongArray counts = BY_OWNER.get(owner);
      if (counts != null && index < counts.length()) {
        sum += counts.get(index);
      }
    }
    return sum;
  }

  /** What all owners have counted there and behind it. */
  static long[] sums(int first, int size) {
    long[] sums = new long[size];
    for (int owner = 0; owner < BY_OWNER.length(); owner++) {
      AtomicLongArray counts = BY_OWNER.get(owner);
      if (counts != null) {
        for (int place = 0; place < size && first + place < counts.length(); place++) {
          sums[place] += counts.get(first + place);
        }
      }
    }
    return sums;
  }
}

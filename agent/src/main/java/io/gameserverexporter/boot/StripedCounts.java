package io.gameserverexporter.boot;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A few counts that the same event changes, for events on many threads at once.
 *
 * <p>A {@link java.util.concurrent.atomic.LongAdder} has as many places as there are processors,
 * and threads find out by their failures which one to use: an event loop that runs now here, now
 * there meets others at the same place, and five adders are five places that the processors take
 * from each other. Here a thread that counts often has counts of its own ({@link OwnCounts}), and
 * the others share some stripes, in each of which all counts of an event lie next to each other.
 */
public final class StripedCounts {
  /** In longs: what no other stripe's counts may lie in, before and behind those of one. */
  private static final int PADDING = 8;

  /** How many stripes there are for the other threads: a power of two. */
  private static final int STRIPES = CountOwners.ALL;

  private final int size;

  // Of the first count, in the arrays of the threads that have their own.
  private final int first;

  // Each is made when the first thread comes to it, and stays. Read without a fence: who finds none
  // looks again under the lock, and one that is found is whole, as its field is final.
  private final @Nullable AtomicLongArray[] shared = new AtomicLongArray[STRIPES];

  /**
   * @param size how many counts
   */
  public StripedCounts(int size) {
    this.size = size;
    first = OwnCounts.take(size);
  }

  /** The stripe of a thread: the numbers of a server's threads follow each other. */
  static int stripe(Thread thread) {
    return (int) thread.getId() & (STRIPES - 1);
  }

  /** Adds to the count at that place, from 0 on. */
  public void add(int place, long amount) {
    add(ThreadState.current(), place, amount);
  }

  /**
   * As {@link #add(int, long)}, of the thread that calls.
   *
   * @param thread that thread's
   */
  public void add(ThreadState thread, int place, long amount) {
    AtomicLongArray own = thread.own;
    int index = first + place;
    if (own != null && index < own.length()) {
      own.lazySet(index, own.get(index) + amount);
    } else {
      addElsewhere(thread, place, amount);
    }
  }

  /** The thread has no counts of its own, or no room in them yet. */
  private void addElsewhere(ThreadState thread, int place, long amount) {
    int index = first + place;
    AtomicLongArray own = thread.ownWith(index);
    if (own != null) {
      own.lazySet(index, own.get(index) + amount);
    } else {
      int stripe = thread.stripe();
      AtomicLongArray counts = shared[stripe];
      if (counts == null) {
        counts = make(stripe);
      }
      counts.getAndAdd(PADDING + place, amount);
      thread.countedInStripe();
    }
  }

  private synchronized AtomicLongArray make(int stripe) {
    AtomicLongArray counts = shared[stripe];
    if (counts == null) {
      counts = new AtomicLongArray(PADDING + size + PADDING);
      shared[stripe] = counts;
    }
    return counts;
  }

  /**
   * What the count at that place has come to. What is added and taken meanwhile on other threads
   * may be in it in part: one that is never below zero can be so here.
   */
  public long sum(int place) {
    long sum = OwnCounts.sum(first + place);
    for (AtomicLongArray counts : shared) {
      if (counts != null) {
        sum += counts.get(PADDING + place);
      }
    }
    return sum;
  }

  /** All counts, each as {@link #sum}. */
  public long[] sums() {
    long[] sums = OwnCounts.sums(first, size);
    for (AtomicLongArray counts : shared) {
      if (counts != null) {
        for (int place = 0; place < size; place++) {
          sums[place] += counts.get(PADDING + place);
        }
      }
    }
    return sums;
  }
}

package io.gameserverexporter.boot;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A few counts that the same event changes, for events on many threads at once.
 *
 * <p>A {@link java.util.concurrent.atomic.LongAdder} has as many places as there are processors,
 * and threads find out by their failures which one to use: an event loop that runs now here, now
 * there meets others at the same place, and five adders are five places that the processors take
 * from each other. Here a thread that counts often has a stripe of its own, and the others share
 * some ({@link StripeOwners}); all counts of an event lie next to each other in it.
 */
public final class StripedCounts {
  /** In longs: what no other stripe's counts may lie in, before and behind those of one. */
  private static final int PADDING = 8;

  private final int size;

  // Each is made when the first thread comes to it, and stays. Read without a fence: who finds none
  // looks again under the lock, and one that is found is whole, as its field is final.
  private final @Nullable AtomicLongArray[] stripes = new AtomicLongArray[StripeOwners.ALL];

  /**
   * @param size how many counts
   */
  public StripedCounts(int size) {
    this.size = size;
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
    int stripe = thread.stripe();
    AtomicLongArray counts = stripes[stripe];
    if (counts == null) {
      counts = make(stripe);
    }
    int index = PADDING + place;
    if (StripeOwners.isOwn(stripe)) {
      counts.lazySet(index, counts.get(index) + amount);
    } else {
      counts.getAndAdd(index, amount);
      thread.countedInShared();
    }
  }

  /**
   * Adds to two counts, as {@link #add(ThreadState, int, long)} to each.
   *
   * @param thread that thread's
   */
  public void add(ThreadState thread, int place, long amount, int otherPlace, long otherAmount) {
    int stripe = thread.stripe();
    AtomicLongArray counts = stripes[stripe];
    if (counts != null && StripeOwners.isOwn(stripe)) {
      int index = PADDING + place;
      int otherIndex = PADDING + otherPlace;
      counts.lazySet(index, counts.get(index) + amount);
      counts.lazySet(otherIndex, counts.get(otherIndex) + otherAmount);
    } else {
      add(thread, place, amount);
      add(thread, otherPlace, otherAmount);
    }
  }

  private synchronized AtomicLongArray make(int stripe) {
    AtomicLongArray counts = stripes[stripe];
    if (counts == null) {
      counts = new AtomicLongArray(PADDING + size + PADDING);
      stripes[stripe] = counts;
    }
    return counts;
  }

  /**
   * What the count at that place has come to. What is added and taken meanwhile on other threads
   * may be in it in part: one that is never below zero can be so here.
   */
  public long sum(int place) {
    long sum = 0;
    for (AtomicLongArray counts : stripes) {
      if (counts != null) {
        sum += counts.get(PADDING + place);
      }
    }
    return sum;
  }

  /** All counts, each as {@link #sum}. */
  public long[] sums() {
    long[] sums = new long[size];
    for (AtomicLongArray counts : stripes) {
      if (counts != null) {
        for (int place = 0; place < size; place++) {
          sums[place] += counts.get(PADDING + place);
        }
      }
    }
    return sums;
  }
}

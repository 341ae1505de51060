package io.gameserverexporter.boot;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A few counts that the same event changes, for events on many threads at once.
 *
 * <p>A {@link java.util.concurrent.atomic.LongAdder} has as many places as there are processors,
 * and threads find out by their failures which one to use: an event loop that runs now here, now
 * there meets others at the same place, and five adders are five places that the processors take
 * from each other. Here each thread has its own stripe as long as there are no more threads than
 * stripes, and all counts of an event lie next to each other in it. A thread's number says which
 * one: those of a server's event loops or workers follow each other.
 */
public final class StripedCounts {
  private static final int FEWEST = 8;
  private static final int MOST = 32;
  private static final int PER_PROCESSOR = 4;
  private static final int MASK = stripes(Runtime.getRuntime().availableProcessors()) - 1;

  /** In longs: what no other stripe's counts may lie in, before and behind those of one. */
  private static final int PADDING = 8;

  private final int size;

  // Made when the first thread comes to it.
  private final AtomicReferenceArray<AtomicLongArray> stripes =
      new AtomicReferenceArray<>(MASK + 1);

  /**
   * @param size how many counts
   */
  public StripedCounts(int size) {
    this.size = size;
  }

  private static int stripes(int processors) {
    int wanted = Math.min(Math.max(processors * PER_PROCESSOR, FEWEST), MOST);
    return Integer.highestOneBit(wanted * 2 - 1);
  }

  /** Adds to the count at that place, from 0 on. */
  public void add(int place, long amount) {
    int stripe = (int) Thread.currentThread().getId() & MASK;
    AtomicLongArray counts = stripes.get(stripe);
    if (counts == null) {
      counts = make(stripe);
    }
    counts.getAndAdd(PADDING + place, amount);
  }

  private AtomicLongArray make(int stripe) {
    stripes.compareAndSet(stripe, null, new AtomicLongArray(PADDING + size + PADDING));
    return stripes.get(stripe);
  }

  /**
   * What the count at that place has come to. What is added and taken meanwhile on other threads
   * may be in it in part: one that is never below zero can be so here.
   */
  public long sum(int place) {
    long sum = 0;
    for (int i = 0; i <= MASK; i++) {
      AtomicLongArray counts = stripes.get(i);
      if (counts != null) {
        sum += counts.get(PADDING + place);
      }
    }
    return sum;
  }
}

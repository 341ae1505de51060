package io.gameserverexporter.collect;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads what is read in scrapes, for one scrape, on a thread that can be left behind with a source
 * that does not come back. The thread that scrapes waits for it.
 */
final class ScrapeRun implements Runnable {
  private static final int ABANDONED = Integer.MIN_VALUE;

  private final List<GuardedSource> sources;
  private final int from;
  private final Thread waiter = Thread.currentThread();

  /** The source that is being read, by its place in the list; {@code from - 1} before the first. */
  private final AtomicInteger position;

  /**
   * @param from the first of the sources to be read
   */
  ScrapeRun(List<GuardedSource> sources, int from) {
    this.sources = sources;
    this.from = from;
    position = new AtomicInteger(from - 1);
  }

  @Override
  public void run() {
    for (int i = from; position.compareAndSet(i - 1, i) && i < sources.size(); i++) {
      sources.get(i).readForScrape();
    }
    LockSupport.unpark(waiter);
  }

  boolean isDone() {
    return position.get() >= sources.size();
  }

  /** Which source is being read, by its place in the list. */
  int position() {
    return position.get();
  }

  /**
   * Leaves the thread behind with the source at this place: it reads no other. False when it has
   * moved on from there.
   */
  boolean abandon(int place) {
    return position.compareAndSet(place, ABANDONED);
  }
}

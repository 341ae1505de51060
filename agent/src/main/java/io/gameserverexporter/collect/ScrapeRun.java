package io.gameserverexporter.collect;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads what is read in scrapes, for one scrape, on a thread that can be left behind with a source
 * that hangs. The thread that scrapes waits for it.
 */
final class ScrapeRun implements Runnable {
  private final List<GuardedSource> sources;
  private final int from;
  private final Thread waiter = Thread.currentThread();
  private volatile int position = -1;
  private volatile boolean abandoned;
  private volatile boolean done;

  /**
   * @param from the first of the sources to be read
   */
  ScrapeRun(List<GuardedSource> sources, int from) {
    this.sources = sources;
    this.from = from;
  }

  @Override
  public void run() {
    for (int i = from; i < sources.size() && !abandoned; i++) {
      position = i;
      sources.get(i).readForScrape();
    }
    done = true;
    LockSupport.unpark(waiter);
  }

  /** Which source is being read, by its place in the list; -1 before the first. */
  int position() {
    return position;
  }

  boolean isDone() {
    return done;
  }

  /** The thread that runs this ends its run with the source that it is in. */
  void abandon() {
    abandoned = true;
  }
}

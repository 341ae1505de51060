package io.gameserverexporter.web;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs scrapes one after the other on a thread of its own, so that whatever collectors do holds up
 * nothing but scrapes.
 */
final class ScrapeWorker implements Runnable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final MetricsPage page;
  private final BodyPool pool;
  private final SelfMetrics metrics;
  private final Faults faults;
  private final Runnable wakeUp;
  private final ArrayBlockingQueue<Scrape> waiting;
  private final ArrayBlockingQueue<Scrape> finished;

  /**
   * What the thread sleeps on. Not the queue: its condition would initialise {@code ForkJoinPool},
   * and with it the common pool, before the application has said how large that is to be.
   */
  private final Semaphore submitted = new Semaphore(0);

  private volatile boolean closed;

  /**
   * @param wakeUp tells the event loop that a scrape has finished
   */
  ScrapeWorker(
      MetricsPage page,
      BodyPool pool,
      SelfMetrics metrics,
      Faults faults,
      Limits limits,
      Runnable wakeUp) {
    this.page = page;
    this.pool = pool;
    this.metrics = metrics;
    this.faults = faults;
    this.wakeUp = wakeUp;
    this.waiting = new ArrayBlockingQueue<>(limits.waitingScrapes);
    // Every connection has at most one; some more may have lost theirs. Never full, so that a
    // finished scrape is handed over without taking memory.
    this.finished = new ArrayBlockingQueue<>(2 * limits.connections + 1);
  }

  /**
   * Queues a scrape; false when too many wait already. Those go first whose clients have probably
   * gone: after a collector has hung for a while, the queue is full of what timed-out scrapers
   * left.
   */
  boolean submit(Scrape scrape) {
    if (offer(scrape)) {
      return true;
    }
    for (Scrape other : waiting) {
      if (other.connection.mayBeForsaken()) {
        other.connection.close();
      }
    }
    return offer(scrape);
  }

  private boolean offer(Scrape scrape) {
    boolean queued = waiting.offer(scrape);
    if (queued) {
      submitted.release();
    }
    return queued;
  }

  /** Takes a scrape back that nobody waits for any more. */
  void withdraw(Scrape scrape) {
    scrape.abandon();
    waiting.remove(scrape);
  }

  /** The next scrape that has finished, or null. */
  @Nullable Scrape poll() {
    return finished.poll();
  }

  /** Ends the thread after the scrape that it runs. */
  void close() {
    closed = true;
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        submitted.acquire();
        Scrape scrape = waiting.poll();
        if (scrape != null && !scrape.isAbandoned()) {
          run(scrape);
        }
      } catch (InterruptedException e) {
        // close() interrupts; a stray interrupt does no harm.
      } catch (Throwable t) {
        faults.say(Faults.Kind.SCRAPE, t);
        // When there is no memory to wait with, every attempt would cost the server a collection.
        LockSupport.parkNanos(this, PAUSE_NANOS);
      }
    }
  }

  private void run(Scrape scrape) {
    long start = System.nanoTime();
    try {
      scrape.renderInto(pool.take());
      page.answer(scrape);
    } catch (Throwable t) {
      scrape.fail(t);
    }
    try {
      metrics.scraped(System.nanoTime() - start);
    } finally {
      finished.add(scrape);
      wakeUp.run();
    }
    Throwable failure = scrape.failure();
    if (failure != null) {
      faults.say(Faults.Kind.SCRAPE, failure);
    }
  }
}

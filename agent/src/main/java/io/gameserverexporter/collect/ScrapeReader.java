package io.gameserverexporter.collect;

import io.gameserverexporter.collect.source.DaemonThread;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Has the sources read that are read in scrapes, and waits for that only so long: a source that
 * does not come back is left behind with its thread, and the scrape goes on with the next.
 *
 * <p>The sampler's thread does the reading, as it has nothing to do at most moments; when it has,
 * or is away, a thread is started for this one scrape.
 *
 * <p>A paused JVM and a machine without a free processor look like a source that hangs. They are
 * told apart by this thread itself: it waits in short slices, and only those that end in time count
 * against the source. What is left behind for another reason is not blamed; it hangs if it is still
 * away when the next scrape comes.
 */
final class ScrapeReader {
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** A slice that took longer says that the machine, or the JVM, had something else to do. */
  private static final long LONGEST_SLICE_NANOS = 2 * SLICE_NANOS;

  /** 50 ms, which is a hundred times what any of these sources takes: one that needs more hangs. */
  private static final int SLICES_OF_ONE = 5;

  /** 80 ms: the scrape goes without what has not been read by then. */
  private static final int SLICES_OF_ALL = 8;

  /** Whatever the machine does: scrapers wait for ten seconds at most. */
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<GuardedSource> sources;
  private final Sampler sampler;

  /** Of the present scrape. */
  private long began;

  private int slices;
  private boolean interrupted;

  ScrapeReader(List<GuardedSource> sources, Sampler sampler) {
    this.sources = sources;
    this.sampler = sampler;
  }

  /** Reads them all, but for those that are left behind; one scrape at a time. */
  synchronized void read() {
    for (GuardedSource source : sources) {
      source.beforeScrape();
    }
    began = System.nanoTime();
    slices = 0;
    interrupted = false;
    int from = 0;
    while (from < sources.size() && !isOver()) {
      ScrapeRun run = new ScrapeRun(sources, from);
      if (!sampler.offer(run)) {
        runElsewhere(run);
      }
      from = await(run, from) + 1;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOver() {
    return slices >= SLICES_OF_ALL || System.nanoTime() - began > LIMIT_NANOS;
  }

  /** On a thread for this scrape alone; on this one when there is none to be had. */
  private static void runElsewhere(ScrapeRun run) {
    try {
      DaemonThread.of("gameserver-exporter-reader", run).start();
    } catch (Throwable e) {
      run.run();
    }
  }

  /** Waits for the run's end or leaves it behind; the place of the last source that it read. */
  private int await(ScrapeRun run, int from) {
    int place = run.position();
    int here = 0;
    // After one that hangs there is less time for each of the rest, and they are not blamed.
    int most = slices == 0 ? SLICES_OF_ONE : 1;
    long before = System.nanoTime();
    while (!run.isDone()) {
      LockSupport.parkNanos(this, SLICE_NANOS);
      interrupted |= Thread.interrupted();
      long now = System.nanoTime();
      boolean inTime = now - before >= SLICE_NANOS && now - before <= LONGEST_SLICE_NANOS;
      slices += inTime ? 1 : 0;
      if (run.position() != place) {
        place = run.position();
        here = 0;
      } else if (place < from && sampler.takeBack(run)) {
        runElsewhere(run);
      } else if (inTime) {
        here++;
      }
      before = now;
      if ((here >= most || isOver()) && !run.isDone() && run.abandon(place)) {
        sampler.takeBack(run);
        if (here >= SLICES_OF_ONE && place >= from) {
          sources.get(place).giveUpInScrape();
        }
        sampler.leave(run);
        return place;
      }
    }
    return sources.size();
  }
}

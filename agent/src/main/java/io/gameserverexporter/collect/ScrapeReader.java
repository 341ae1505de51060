package io.gameserverexporter.collect;

import io.gameserverexporter.collect.source.DaemonThread;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Has the sources read that are read in scrapes, and waits for that only so long: a source that
 * hangs is left behind with its thread, and the scrape goes on with the next.
 *
 * <p>The sampler's thread does the reading, as it has nothing to do at most moments; when it has,
 * or is away, a thread is started for this one scrape.
 *
 * <p>A paused JVM and a machine without a free processor look like a source that hangs. They are
 * told apart by this thread itself: it waits in short slices, and only those that end in time count
 * against the source.
 */
final class ScrapeReader {
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** A slice that took longer says that the machine, or the JVM, had something else to do. */
  private static final long LONGEST_SLICE_NANOS = 2 * SLICE_NANOS;

  /** In all 50 ms, which is a hundred times what any of these sources takes. */
  private static final int SLICES = 5;

  /** Whatever the machine does: scrapers wait for ten seconds at most. */
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<GuardedSource> sources;
  private final Sampler sampler;

  ScrapeReader(List<GuardedSource> sources, Sampler sampler) {
    this.sources = sources;
    this.sampler = sampler;
  }

  /** Reads them all, but for those that are left behind; one scrape at a time. */
  synchronized void read() {
    int from = 0;
    boolean interrupted = false;
    while (from < sources.size()) {
      ScrapeRun run = new ScrapeRun(sources, from);
      begin(run);
      interrupted |= await(run);
      if (run.isDone()) {
        break;
      }
      run.abandon();
      int position = run.position();
      if (position >= 0) {
        sources.get(position).giveUpInScrape();
      }
      sampler.leave(run);
      from = Math.max(from, position + 1);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(ScrapeRun run) {
    if (!sampler.offer(run)) {
      runElsewhere(run);
    }
  }

  /** On a thread for this scrape alone; on this one when there is none to be had. */
  private static void runElsewhere(ScrapeRun run) {
    try {
      DaemonThread.of("gameserver-exporter-reader", run).start();
    } catch (Throwable e) {
      run.run();
    }
  }

  /** Waits for the run's end or until a source hangs; whether somebody has interrupted. */
  private boolean await(ScrapeRun run) {
    boolean interrupted = false;
    int slices = 0;
    int position = run.position();
    long since = System.nanoTime();
    long before = since;
    while (!run.isDone()) {
      LockSupport.parkNanos(this, SLICE_NANOS);
      interrupted |= Thread.interrupted();
      long now = System.nanoTime();
      if (run.position() != position) {
        position = run.position();
        slices = 0;
        since = now;
      } else if (position < 0 && sampler.takeBack(run)) {
        runElsewhere(run);
      } else if (now - before >= SLICE_NANOS && now - before <= LONGEST_SLICE_NANOS) {
        slices++;
      }
      if (!run.isDone() && (slices >= SLICES || now - since > LIMIT_NANOS)) {
        return interrupted;
      }
      before = now;
    }
    return interrupted;
  }
}

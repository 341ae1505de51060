package io.gameserverexporter.collect;

import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.collect.source.DaemonThread;
import io.gameserverexporter.collect.source.Source;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one background thread: opens the sources one after the other, reads the slow ones at their
 * intervals and, for {@link ScrapeReader}, the others when a scrape asks.
 *
 * <p>A source may hang for ever, as on the file system of a server that is gone. A scrape notices
 * that: it leaves the thread behind with its source and starts another one for the rest. Without
 * scrapes nobody misses anything. At most one thread per source is left behind, and a few for a
 * source that {@link Source#goesOnWithout goes on}; each ends when its call comes back.
 *
 * <p>Where a source leaves a thread of the JDK's behind for a while, this one ends, and the first
 * scrape after that starts it again.
 */
final class Sampler {
  private static final String THREAD_NAME = "gameserver-exporter-sampler";

  private static final long LONGEST_SLEEP_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final List<GuardedSource> sources;
  private final long patienceMillis;
  private final Runnable aside;
  private final CountDownLatch firstRound = new CountDownLatch(1);
  private final AtomicReference<@Nullable ScrapeRun> waiting = new AtomicReference<>();
  private volatile @Nullable Worker worker;

  /** The thread has ended to be started again when this time has come. */
  private volatile boolean away;

  private volatile long backNanos;

  /**
   * @param patienceMillis how long a source may take before its thread is left behind
   * @param aside what else the thread does after each round; takes no time
   */
  Sampler(List<GuardedSource> sources, long patienceMillis, Runnable aside) {
    this.sources = sources;
    this.patienceMillis = patienceMillis;
    this.aside = aside;
  }

  /** Starts the thread. Fails only when the system gives no thread. */
  synchronized void start() {
    hire();
  }

  /** Hands the readings of a scrape to the thread; false when there is none. */
  boolean offer(ScrapeRun run) {
    Worker now = worker;
    if (now == null) {
      return false;
    }
    waiting.set(run);
    LockSupport.unpark(now.thread);
    return true;
  }

  /** Whether the thread has not begun with the run yet; it will not any more. */
  boolean takeBack(ScrapeRun run) {
    return waiting.compareAndSet(run, null);
  }

  /** Starts another thread when the present one is in this run and does not come back. */
  synchronized void leave(ScrapeRun run) {
    Worker now = worker;
    if (now != null && now.run == run) {
      worker = null;
      hireOrSay();
    }
  }

  /** Called by each scrape: replaces the thread if it hangs, and starts it if it has to be back. */
  void check() {
    Worker now = worker;
    if (now != null && now.hangs()) {
      replace(now);
    } else if (away && System.nanoTime() - backNanos >= 0) {
      comeBack();
    }
  }

  private synchronized void goAway(Worker leaving, long nanos) {
    if (worker == leaving) {
      backNanos = System.nanoTime() + nanos;
      worker = null;
      away = true;
    }
  }

  private synchronized void comeBack() {
    if (away) {
      away = false;
      hireOrSay();
    }
  }

  private synchronized void replace(Worker old) {
    GuardedSource source = old.source;
    if (worker != old || source == null || !old.hangs()) {
      return;
    }
    worker = null;
    source.giveUp(patienceMillis);
    hireOrSay();
  }

  private void hireOrSay() {
    try {
      hire();
    } catch (Throwable e) {
      Stderr.line(
          "the figures that are sampled in the background stay as they are: no new thread, "
              + Stderr.brief(e));
    }
  }

  private void hire() {
    Worker next = new Worker();
    Thread thread = DaemonThread.of(THREAD_NAME, next);
    next.thread = thread;
    worker = next;
    thread.start();
  }

  /** Waits until every source was opened and read once, or left behind; false after the time. */
  boolean awaitFirstRound(long timeoutMillis) throws InterruptedException {
    return firstRound.await(timeoutMillis, TimeUnit.MILLISECONDS);
  }

  /** Ends the thread, after the reading that it may be in. */
  synchronized void stop() {
    Worker now = worker;
    worker = null;
    away = false;
    if (now != null) {
      LockSupport.unpark(now.thread);
    }
  }

  private final class Worker implements Runnable {
    private volatile @Nullable Thread thread;
    private volatile @Nullable GuardedSource source;
    private volatile long sinceNanos;

    /** The scrape that it reads for. */
    private volatile @Nullable ScrapeRun run;

    /** For how long a thread of the JDK's lingers after this round. */
    private long lingerNanos;

    boolean hangs() {
      // In this order: the source is set last and cleared first.
      return source != null
          && System.nanoTime() - sinceNanos > TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    }

    @Override
    public void run() {
      while (worker == this) {
        try {
          serve();
          if (worker != this) {
            return; // left behind in that scrape; another one samples by now
          }
          long pause = round();
          if (worker != this) {
            return;
          }
          firstRound.countDown();
          if (lingerNanos > 0 && !isNeeded()) {
            goAway(this, lingerNanos);
          } else if (pause > 0) {
            LockSupport.parkNanos(this, pause);
          }
        } catch (Throwable e) {
          // Only an error such as no memory comes here: each source is guarded.
          LockSupport.parkNanos(this, TimeUnit.SECONDS.toNanos(1));
        }
      }
    }

    private boolean isNeeded() {
      for (GuardedSource each : sources) {
        if (each.mustBeFresh()) {
          return true;
        }
      }
      return false;
    }

    /** Reads for the scrape that waits, if one does. */
    private void serve() {
      ScrapeRun next = worker == this ? waiting.getAndSet(null) : null;
      if (next != null) {
        run = next;
        next.run();
        run = null;
      }
    }

    /** Reads what is due; returns how many nanoseconds there is nothing to do. */
    private long round() {
      for (GuardedSource each : sources) {
        if (each.isDue(System.nanoTime())) {
          sinceNanos = System.nanoTime();
          source = each;
          try {
            each.sample();
          } finally {
            source = null;
          }
          lingerNanos = Math.max(lingerNanos, each.lingerNanos());
          if (worker != this) {
            return 0;
          }
          serve();
        }
      }
      OffSources.say(sources);
      aside.run();
      long now = System.nanoTime();
      long pause = LONGEST_SLEEP_NANOS;
      for (GuardedSource each : sources) {
        pause = each.nanosUntilDue(now, pause);
      }
      return pause;
    }
  }
}

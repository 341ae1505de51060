package io.gameserverexporter.collect;

import io.gameserverexporter.boot.Stderr;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A source behind a guard: whatever it throws or however long it takes, the other sources and the
 * scrape go on. Knows how the last reading went.
 *
 * <p>The sampler opens it and, if the source asks for that, reads it in the background; a scrape
 * takes the newest result, or reads it on the spot.
 */
final class GuardedSource {
  /**
   * A slow source is read less often, so that it is at work for at most a hundredth of the time.
   */
  private static final int REST = 100;

  private static final long LONGEST_REST_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final String name;
  private final SourceTable table;

  /** Counts how often a reading was given up: its result must not replace a later one's. */
  private final AtomicInteger turn = new AtomicInteger();

  private volatile @Nullable Source source;
  private volatile List<MetricSnapshot> newest = Collections.emptyList();

  /** The sampler opened it and read it once, whether that worked or not. */
  private volatile boolean opened;

  /** A thread that was given up is still inside, and nothing else may go in. */
  private volatile boolean hanging;

  private volatile boolean success;
  private volatile double durationSeconds;
  private volatile double lastSuccessSeconds;
  private volatile long nextNanos;
  private volatile boolean complained;
  private volatile @Nullable Throwable whyOff;

  GuardedSource(String name, SourceTable table) {
    this.name = name;
    this.table = table;
  }

  String name() {
    return name;
  }

  /** Whether the sampler has something to do here now. */
  boolean isDue(long nowNanos) {
    if (hanging) {
      return false;
    }
    Source open = source;
    return !opened || (isSampled(open) && nowNanos - nextNanos >= 0);
  }

  /** Nanoseconds until the sampler has to come back, at most the given ones. */
  long nanosUntilDue(long nowNanos, long most) {
    return hanging || !isSampled(source) ? most : Math.max(0, Math.min(most, nextNanos - nowNanos));
  }

  private static boolean isSampled(@Nullable Source open) {
    return open != null && open.intervalMillis() > 0;
  }

  /** Opens the source the first time, and reads it; called by the sampler. */
  void sample() {
    int mine = turn.get();
    Source open = source;
    if (open == null) {
      try {
        open = table.open(name);
      } catch (Throwable e) {
        success = false;
        complained = true;
        whyOff = e;
      }
      source = open;
    }
    if (open != null) {
      // A source that is read in the scrape is read here once too: that loads its classes.
      long start = System.nanoTime();
      List<MetricSnapshot> result = read(open, mine);
      if (turn.get() != mine) {
        return;
      }
      if (isSampled(open)) {
        long rest = hanging ? 0 : Math.min(LONGEST_REST_NANOS, REST * (System.nanoTime() - start));
        nextNanos = start + Math.max(TimeUnit.MILLISECONDS.toNanos(open.intervalMillis()), rest);
        newest = result;
      }
    }
    opened = true;
    hanging = false;
  }

  /** Why the source could not be opened, the first time this is asked; null afterwards. */
  @Nullable Throwable takeWhyOff() {
    Throwable why = whyOff;
    whyOff = null;
    return why;
  }

  /** Called when {@link #sample} takes too long and another thread takes over. */
  void giveUp(long millis) {
    Source open = source;
    if (open != null && open.goesOnWithout()) {
      turn.incrementAndGet();
      return;
    }
    hanging = true;
    success = false;
    newest = Collections.emptyList();
    complain(
        "hangs for more than "
            + millis
            + " ms; its metrics are missing until it comes back, all others go on");
  }

  /** Adds what the source has to say to a scrape. */
  void collect(List<MetricSnapshot> into) {
    Source open = source;
    if (opened && open != null) {
      into.addAll(isSampled(open) ? newest : read(open, turn.get()));
    }
  }

  private List<MetricSnapshot> read(Source open, int mine) {
    long start = System.nanoTime();
    List<MetricSnapshot> result = Collections.emptyList();
    Throwable thrown = null;
    try {
      if (isSampled(open)) {
        result = readNow(open);
      } else {
        // Scrapes that come at the same time take turns.
        synchronized (this) {
          result = readNow(open);
        }
      }
    } catch (Throwable e) {
      thrown = e;
    }
    if (turn.get() == mine) {
      durationSeconds = (System.nanoTime() - start) / 1e9;
      if (thrown == null) {
        lastSuccessSeconds = System.currentTimeMillis() / 1e3;
        success = true;
      } else {
        failed(thrown);
      }
    }
    return result;
  }

  private static List<MetricSnapshot> readNow(Source open) throws Exception {
    Reading reading = new Reading();
    boolean complete = false;
    try {
      open.collect(reading);
      complete = true;
    } finally {
      if (!complete) {
        reading.drop();
      }
    }
    return reading.end();
  }

  private void failed(Throwable e) {
    success = false;
    complain("failed, all others go on: " + Stderr.brief(e) + "; " + Remedy.of(e));
  }

  /** One line in a source's life; how it fares after that is in the metrics. */
  private void complain(String what) {
    if (!complained) {
      complained = true;
      Stderr.line("collector " + name + " " + what + " (disabled=" + name + " silences this)");
    }
  }

  /** Whether there is anything to say about the source yet, and it exists on this system. */
  boolean isKnown() {
    return hanging || (opened && (source != null || complained));
  }

  /** Whether the last reading worked. */
  boolean isSuccess() {
    return success;
  }

  /** How long the last reading took, in seconds. */
  double durationSeconds() {
    return durationSeconds;
  }

  /** When a reading last worked, in seconds since 1970; 0 for never. */
  double lastSuccessSeconds() {
    return lastSuccessSeconds;
  }

  void close() {
    Source open = source;
    if (open != null) {
      try {
        open.close();
      } catch (Throwable e) {
        Stderr.line("collector " + name + " did not close: " + Stderr.brief(e));
      }
    }
  }
}

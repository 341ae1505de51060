package io.gameserverexporter.collect;

import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.collect.source.ForeignSource;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A source behind a guard: whatever it throws or however long it takes, the other sources and the
 * scrape go on. Knows how the last reading went.
 *
 * <p>The sampler opens it and, if the source asks for that, reads it in the background. Others are
 * read for each scrape. A scrape takes the newest result.
 */
final class GuardedSource {
  /**
   * A slow source is read less often, so that it is at work for at most a hundredth of the time.
   */
  private static final int REST = 100;

  /** The same for one that must be fresh: a tenth of one processor at most. */
  private static final int REST_OF_FRESH = 10;

  private static final String ABSENT = "this system has nothing of the kind";
  private static final long LONGEST_REST_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** What takes this long so often in a row is sampled from then on, until it is quick again. */
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final int SLOW_READINGS = 3;
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /**
   * What a scrape does not wait for has only been short of a processor if it is back by then. It
   * hangs if it is not.
   */
  private static final long STARVED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long FIRST_PARK_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long LONGEST_PARK_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final int MOST_DOUBLINGS = 6;

  private final String name;
  private final SourceTable table;
  private final Object stateLock = new Object();

  /** The visit that counts, if one is under way; under the state lock. */
  private @Nullable Object visit;

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

  /**
   * Too slow to be read in scrapes, as the processor time of a process is where the kernel adds up
   * 15,000 threads.
   */
  private volatile boolean tooSlow;

  /** Under the state lock. */
  private int slowInRow;

  /** When a scrape went on without it; under the state lock. */
  private long leftNanos;

  /** How often in a row a scrape had to go on without it; under the state lock. */
  private int trips;

  private volatile boolean complained;
  private volatile @Nullable Throwable whyOff;
  private volatile CollectorState state;

  GuardedSource(String name, SourceTable table) {
    this.name = name;
    this.table = table;
    this.state = new CollectorState(name, "starting", "", System.currentTimeMillis());
  }

  String name() {
    return name;
  }

  /** Whether the sampler has something to do here now. */
  boolean isDue(long nowNanos) {
    if (hanging) {
      return false;
    }
    return !opened || (isSampled(source) && nowNanos - nextNanos >= 0);
  }

  /** Nanoseconds until the sampler has to come back, at most the given ones. */
  long nanosUntilDue(long nowNanos, long most) {
    return hanging || !isSampled(source) ? most : Math.max(0, Math.min(most, nextNanos - nowNanos));
  }

  /** Whether the sampler's thread is not to be gone for long. */
  boolean mustBeFresh() {
    Source open = source;
    return open != null && open.mustBeFresh();
  }

  /** Nanoseconds for which the sampler's thread should be gone after this reading. */
  long lingerNanos() {
    Source open = source;
    return open == null ? 0 : TimeUnit.MILLISECONDS.toNanos(open.lingerMillis());
  }

  private boolean isSampled(@Nullable Source open) {
    return open != null && interval(open) > 0;
  }

  private int interval(Source open) {
    return tooSlow ? Source.SAMPLED : open.intervalMillis();
  }

  /** Opens the source the first time, and reads it; called by the sampler. */
  void sample() {
    Object mine = new Object();
    synchronized (stateLock) {
      visit = mine;
    }
    Outcome outcome = openAndRead();
    synchronized (stateLock) {
      // A visit that was given up must not replace the result of a later one.
      if (visit == mine) {
        keep(outcome);
        visit = null;
        hanging = false;
        opened = true;
      }
    }
  }

  private Outcome openAndRead() {
    long start = System.nanoTime();
    Source open = source;
    if (open == null) {
      try {
        open = table.open(name);
      } catch (Throwable e) {
        return new Outcome(Collections.<MetricSnapshot>emptyList(), e, start);
      }
      source = open;
    }
    // A source that is read in the scrape is read here once too: that loads its classes.
    return open == null
        ? new Outcome(Collections.<MetricSnapshot>emptyList(), null, start)
        : read(open);
  }

  private void keep(Outcome outcome) {
    record(outcome);
    Source open = source;
    if (open != null && isSampled(open)) {
      newest = outcome.snapshots;
      // The first one has loaded the classes of those that follow.
      int times = hanging || !opened ? 0 : open.mustBeFresh() ? REST_OF_FRESH : REST;
      long rest = Math.min(LONGEST_REST_NANOS, times * outcome.tookNanos);
      nextNanos =
          outcome.startNanos + Math.max(TimeUnit.MILLISECONDS.toNanos(interval(open)), rest);
      if (outcome.tookNanos < QUICK_NANOS) {
        tooSlow = false;
      }
    }
  }

  /** Why the source could not be opened, the first time this is asked; null afterwards. */
  @Nullable Throwable takeWhyOff() {
    Throwable why = whyOff;
    whyOff = null;
    return why;
  }

  /** Called when {@link #sample} takes too long and another thread takes over. */
  void giveUp(long millis) {
    synchronized (stateLock) {
      if (visit == null) {
        return; // came back just now
      }
      Source open = source;
      String culprit = open == null ? null : open.goesOnWithout();
      if (culprit != null) {
        visit = null;
        complain(
            "waits for more than " + millis + " ms for " + culprit + " and goes on without it");
        return;
      }
      hanging = true;
      success = false;
      newest = Collections.emptyList();
      become("hangs", "for more than " + millis + " ms; its metrics are missing until it is back");
      complain(
          "hangs for more than "
              + millis
              + " ms; its metrics are missing until it comes back, all others go on");
    }
  }

  private boolean isReadInScrapes() {
    Source open = source;
    return opened && open != null && !isSampled(open);
  }

  /** Forgets what was read for the scrape before; what is still being read for that one hangs. */
  void beforeScrape() {
    if (isReadInScrapes()) {
      newest = Collections.emptyList();
      giveUpInScrape();
      synchronized (stateLock) {
        if (hanging && System.nanoTime() - leftNanos > STARVED_NANOS) {
          complain("hangs; its metrics are missing until it comes back, all others go on");
        }
      }
    }
  }

  /** Reads the source if that is done in scrapes; {@link #collect} then has the result. */
  void readForScrape() {
    Source open = source;
    if (open == null || !isReadInScrapes()) {
      return;
    }
    Object mine = new Object();
    synchronized (stateLock) {
      if (hanging || visit != null || isParked()) {
        return;
      }
      visit = mine;
    }
    Outcome outcome = null;
    try {
      outcome = read(open);
    } finally {
      if (outcome == null) {
        leave(mine); // without memory, not even what was thrown can be kept
      }
    }
    synchronized (stateLock) {
      if (visit == mine) {
        visit = null;
        newest = outcome.snapshots;
        record(outcome);
        trips = 0;
        noteSlowness(outcome);
      } else if (outcome.tookNanos > STARVED_NANOS) {
        park();
      } else {
        hanging = false;
        noteSlowness(outcome);
      }
    }
  }

  private void leave(Object mine) {
    synchronized (stateLock) {
      if (visit == mine) {
        visit = null;
      } else {
        hanging = false;
      }
    }
  }

  // Under the state lock.
  private void noteSlowness(Outcome outcome) {
    slowInRow = outcome.tookNanos > SLOW_NANOS ? slowInRow + 1 : 0;
    if (slowInRow >= SLOW_READINGS) {
      slowInRow = 0;
      nextNanos = outcome.startNanos;
      tooSlow = true;
    }
  }

  // Under the state lock.
  private boolean isParked() {
    return trips > 0 && System.nanoTime() - nextNanos < 0;
  }

  /** After a reading that came back too late: not again for a while, each time twice as long. */
  private void park() {
    hanging = false;
    long rest = Math.min(LONGEST_PARK_NANOS, FIRST_PARK_NANOS << Math.min(trips, MOST_DOUBLINGS));
    trips++;
    nextNanos = System.nanoTime() + rest;
    become(
        "parked",
        "took too long for a scrape; its metrics are missing, and it is tried again "
            + TimeUnit.NANOSECONDS.toSeconds(rest)
            + " s after that");
  }

  /** Called when {@link #readForScrape} takes too long, if it does still. */
  void giveUpInScrape() {
    synchronized (stateLock) {
      if (visit == null) {
        return; // came back just now
      }
      visit = null;
      hanging = true;
      success = false;
      newest = Collections.emptyList();
      leftNanos = System.nanoTime();
      become("hangs", "for longer than a scrape waits; its metrics are missing until it is back");
    }
  }

  /** The source when its families have names that others gave them, else null. */
  @Nullable ForeignSource foreign() {
    Source open = source;
    return open instanceof ForeignSource ? (ForeignSource) open : null;
  }

  /** Adds what the source has to say to a scrape. */
  void collect(List<MetricSnapshot> into) {
    if (opened && source != null) {
      into.addAll(newest);
    }
  }

  private Outcome read(Source open) {
    return read(open, new Reading(), System.nanoTime());
  }

  private static Outcome read(Source open, Reading reading, long start) {
    try {
      open.collect(reading);
      return new Outcome(reading.end(), null, start);
    } catch (Throwable e) {
      reading.drop();
      return new Outcome(Collections.<MetricSnapshot>emptyList(), e, start);
    }
  }

  /** How a reading went. */
  private static final class Outcome {
    final List<MetricSnapshot> snapshots;
    final @Nullable Throwable thrown;
    final long startNanos;
    final long tookNanos;

    Outcome(List<MetricSnapshot> snapshots, @Nullable Throwable thrown, long startNanos) {
      this.snapshots = snapshots;
      this.thrown = thrown;
      this.startNanos = startNanos;
      this.tookNanos = System.nanoTime() - startNanos;
    }
  }

  private void record(Outcome outcome) {
    durationSeconds = outcome.tookNanos / 1e9;
    Throwable thrown = outcome.thrown;
    if (thrown == null) {
      lastSuccessSeconds = System.currentTimeMillis() / 1e3;
      success = true;
      become(source == null ? "absent" : "on", source == null ? ABSENT : "");
    } else {
      success = false;
      become("failed", Stderr.brief(thrown) + "; " + Remedy.of(thrown));
      if (source == null) {
        complained = true;
        whyOff = thrown;
      } else {
        complain("failed, all others go on: " + Stderr.brief(thrown) + "; " + Remedy.of(thrown));
      }
    }
  }

  /** One line in a source's life; how it fares after that is in the metrics. */
  private void complain(String what) {
    if (!complained) {
      complained = true;
      Stderr.line("collector " + name + " " + what + " (disabled=" + name + " silences this)");
    }
  }

  private void become(String next, String reason) {
    CollectorState known = state;
    if (known.state().equals(next)) {
      // What holds for every scrape must not make garbage in each.
      if (!known.reason().equals(reason)) {
        state = new CollectorState(name, next, reason, known.sinceMillis());
      }
    } else {
      state = new CollectorState(name, next, reason, System.currentTimeMillis());
    }
  }

  /** What is to be told of the source at this moment. */
  CollectorState state() {
    return state;
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

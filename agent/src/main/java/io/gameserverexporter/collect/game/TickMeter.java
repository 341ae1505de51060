package io.gameserverexporter.collect.game;

import io.gameserverexporter.collect.jvm.PauseTimes;
import io.gameserverexporter.meter.DurationHistogram;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The ticks of one loop.
 *
 * <p>A tick that takes longer than its budget is an overrun. Its cause is what the tick would have
 * been in time without; that is read off the JVM's counters of pauses when the next tick begins, as
 * the JVM counts a pause a moment after it lets threads run, and off the container's file, which
 * may only be read in a scrape.
 */
final class TickMeter {
  /** Those that are certain first; the last is for all that remains. */
  static final String[] CAUSES = {"gc", "safepoint", "cpu_throttled", "own_work"};

  private static final int GC = 0;
  private static final int SAFEPOINT = 1;
  private static final int THROTTLED = 2;
  private static final int OWN_WORK = 3;

  /** How many ticks the rate is over: a few seconds of them. */
  private static final int RECENT = 64;

  private static final int MOST_UNEXPLAINED = 1_000;
  private static final long SETTLES_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final double NANOS_PER_SECOND = 1e9;

  /** What differences of sums of seconds are off by, at most. */
  private static final double ROUNDED_SECONDS = 1e-6;

  private volatile long budgetNanos;
  private final DurationHistogram.Point durations;
  private final DurationHistogram.Point intervals;
  private final PauseTimes causes;
  private final LongAdder[] overruns = new LongAdder[CAUSES.length];
  private final AtomicLongArray recent = new AtomicLongArray(RECENT);
  private final AtomicLong begun = new AtomicLong();

  // For each loop, of which there are few: one may run within another.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<double[]> pausesBefore =
      new ThreadLocal<double[]>() {
        @Override
        protected double[] initialValue() {
          return new double[2];
        }
      };

  private final AtomicReference<@Nullable Overrun> last = new AtomicReference<>();
  private final Queue<Overrun> unexplained = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unexplainedCount = new AtomicInteger();
  private double throttledBefore;

  TickMeter(
      long budgetNanos,
      DurationHistogram.Point durations,
      DurationHistogram.Point intervals,
      PauseTimes causes) {
    this.budgetNanos = budgetNanos;
    this.durations = durations;
    this.intervals = intervals;
    this.causes = causes;
    for (int i = 0; i < overruns.length; i++) {
      overruns[i] = new LongAdder();
    }
    throttledBefore = causes.throttledSeconds();
  }

  /** From now on, how long a tick may take. */
  void budget(long nanos) {
    budgetNanos = nanos;
  }

  DurationHistogram.Point durations() {
    return durations;
  }

  DurationHistogram.Point intervals() {
    return intervals;
  }

  /** A tick begins; called by the loop's thread. */
  void begun(long now) {
    long number = begun.getAndIncrement();
    if (number > 0) {
      intervals.record(now - recent.get((int) ((number - 1) % RECENT)));
    }
    recent.set((int) (number % RECENT), now);
    double gc = causes.gcSeconds();
    double stops = causes.safepointSeconds();
    settle(last.getAndSet(null), gc, stops);
    double[] before = pausesBefore.get();
    before[0] = gc;
    before[1] = stops;
  }

  /** A tick has ended; called by the same thread. */
  void ended(long start, long now) {
    long nanos = now - start;
    durations.record(nanos);
    if (nanos > budgetNanos) {
      double[] before = pausesBefore.get();
      Overrun overrun = new Overrun(nanos - budgetNanos, before[0], before[1], now);
      Overrun other = last.getAndSet(overrun);
      if (other != null) {
        settle(other, causes.gcSeconds(), causes.safepointSeconds());
      }
    }
  }

  private void settle(@Nullable Overrun overrun, double gc, double stops) {
    if (overrun == null) {
      return;
    }
    double excess = overrun.excessNanos / NANOS_PER_SECOND - ROUNDED_SECONDS;
    double stopped = stops - overrun.stopsBefore;
    // Shenandoah counts what it does while threads run, too; a pause is always a safepoint.
    double pauses = Math.min(stopped, gc - overrun.gcBefore);
    if (pauses >= excess) {
      overruns[GC].increment();
    } else if (stopped >= excess) {
      overruns[pauses > stopped - pauses ? GC : SAFEPOINT].increment();
    } else if (unexplainedCount.get() < MOST_UNEXPLAINED) {
      unexplainedCount.incrementAndGet();
      unexplained.add(overrun);
    } else {
      overruns[OWN_WORK].increment();
    }
  }

  /** Finds the causes of what is still without; called by one thread at a time, in a scrape. */
  void settle(long now) {
    Overrun newest = last.get();
    if (newest != null
        && now - newest.endNanos > SETTLES_NANOS
        && last.compareAndSet(newest, null)) {
      settle(newest, causes.gcSeconds(), causes.safepointSeconds());
    }
    double throttled = causes.throttledSeconds();
    double left = throttled - throttledBefore;
    throttledBefore = throttled;
    for (Overrun next = unexplained.poll(); next != null; next = unexplained.poll()) {
      unexplainedCount.decrementAndGet();
      double excess = next.excessNanos / NANOS_PER_SECOND - ROUNDED_SECONDS;
      boolean explained = left >= excess;
      overruns[explained ? THROTTLED : OWN_WORK].increment();
      left -= explained ? excess : 0;
    }
  }

  long overruns(int cause) {
    return overruns[cause].sum();
  }

  /**
   * Ticks per second over the last few seconds, 0 before the second one. Falls by and by when the
   * loop has stopped.
   */
  double perSecond(long now) {
    long number = begun.get();
    if (number < 2) {
      return 0;
    }
    int count = (int) Math.min(number, RECENT);
    long newest = recent.get((int) ((number - 1) % RECENT));
    long oldest = recent.get((int) ((number - count) % RECENT));
    double interval = (double) Math.max(newest - oldest, 1) / (count - 1);
    long since = Math.max(now - newest, 0);
    // The tick that is due is late when it has not come in twice the usual time.
    double span = since > 2 * interval ? (newest - oldest) + since : interval * (count - 1);
    return (count - 1) * NANOS_PER_SECOND / span;
  }

  /** A tick that took too long, and what the pauses were before. */
  private static final class Overrun {
    final long excessNanos;
    final double gcBefore;
    final double stopsBefore;
    final long endNanos;

    Overrun(long excessNanos, double gcBefore, double stopsBefore, long endNanos) {
      this.excessNanos = excessNanos;
      this.gcBefore = gcBefore;
      this.stopsBefore = stopsBefore;
      this.endNanos = endNanos;
    }
  }
}

package io.gameserverexporter.collect.jvm;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Adds up by cause for how long the process stood still.
 *
 * <p>Told of each wake of a thread that sleeps. A late one is a stall. Its causes are looked for at
 * the next wake in time, as the JVM counts a pause a moment after it lets threads run: what each
 * cause has grown by since the last wake in time before, in the order of {@link #CAUSES}, and no
 * more in all than the stall took. For one thread: the sleeper.
 */
final class StallMeter {
  /** From this on a tick of 50 ms is in danger. */
  static final long THRESHOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Those that are certain first. */
  static final String[] CAUSES = {"gc", "safepoint", "cpu_throttled", "steal", "other"};

  /** The kernel's files are read after stalls, and each second or so in between. */
  private static final int WAKES_PER_LOOK = 1_000;

  private static final double NANOS_PER_SECOND = 1e9;

  private final StallCauses causes;
  private final AtomicLongArray nanos = new AtomicLongArray(CAUSES.length);
  private double gc;
  private double safepoint;
  private double throttled;
  private double steal;
  private long stalled;
  private int wakes;

  StallMeter(StallCauses causes) {
    this.causes = causes;
    begin();
  }

  /** What has grown until now has nothing to do with the stalls that come. */
  void begin() {
    look();
    lookAtFiles();
  }

  /** A sleeper woke so much later than it should have. */
  void woke(long lateNanos) {
    if (lateNanos >= THRESHOLD_NANOS) {
      stalled += lateNanos;
      return;
    }
    if (stalled > 0) {
      attribute(stalled);
      stalled = 0;
    } else if (++wakes >= WAKES_PER_LOOK) {
      lookAtFiles();
    }
    look();
  }

  private void look() {
    gc = causes.gcSeconds();
    safepoint = causes.safepointSeconds();
  }

  private void lookAtFiles() {
    wakes = 0;
    throttled = causes.throttledSeconds();
    steal = causes.stealSeconds();
  }

  private void attribute(long stall) {
    double beforeThrottled = throttled;
    double beforeSteal = steal;
    lookAtFiles();
    double stops = causes.safepointSeconds() - safepoint;
    // Shenandoah counts what it does while threads run, too; a pause is always a safepoint.
    double pauses = Math.min(stops, causes.gcSeconds() - gc);
    double[] grown = {pauses, stops - pauses, throttled - beforeThrottled, steal - beforeSteal};
    long left = stall;
    for (int i = 0; i < grown.length; i++) {
      long share = Math.max(0, Math.min(left, Math.round(grown[i] * NANOS_PER_SECOND)));
      nanos.addAndGet(i, share);
      left -= share;
    }
    nanos.addAndGet(CAUSES.length - 1, left);
  }

  /** Seconds of stalls so far that one of {@link #CAUSES} had. */
  double seconds(int cause) {
    return nanos.get(cause) / NANOS_PER_SECOND;
  }
}

package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.meter.DurationHistogram;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sleeps for a millisecond over and over, and says how late it woke. */
final class HiccupSleeper implements Runnable {
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final DurationHistogram.Point late;
  private final StallMeter stalls;
  private final long firstNanos;
  private volatile boolean stopped;

  /**
   * @param firstNanos for how long to sleep at first, which does not count
   */
  HiccupSleeper(DurationHistogram.Point late, StallMeter stalls, long firstNanos) {
    this.late = late;
    this.stalls = stalls;
    this.firstNanos = firstNanos;
  }

  @Override
  public void run() {
    long woken = sleepUntil(System.nanoTime() + firstNanos);
    begin();
    while (!stopped) {
      long due = woken + INTERVAL_NANOS;
      woken = sleepUntil(due);
      if (woken - due >= 0) {
        woke(woken - due);
      }
    }
  }

  /** Returns when it woke, which is earlier only when it was stopped. */
  private long sleepUntil(long due) {
    long now = System.nanoTime();
    while (now - due < 0 && !stopped) {
      LockSupport.parkNanos(this, due - now);
      // Somebody who interrupts every thread that can be found must not make this one spin.
      boolean unused = Thread.interrupted();
      now = System.nanoTime();
    }
    return now;
  }

  private void begin() {
    try {
      stalls.begin();
    } catch (Throwable e) {
      // As below: the first stall may have too much set against it.
    }
  }

  private void woke(long lateNanos) {
    try {
      late.recordWithMissed(lateNanos, INTERVAL_NANOS);
      stalls.woke(lateNanos);
    } catch (Throwable e) {
      // Only an error such as no memory; the next wake is counted again.
    }
  }

  /** Ends the thread when it wakes next. */
  void stop() {
    stopped = true;
  }
}

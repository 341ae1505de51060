package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.meter.DurationHistogram;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sleeps for a millisecond over and over, and says how late it woke. */
final class HiccupSleeper implements Runnable {
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final DurationHistogram.Point late;
  private final StallMeter stalls;
  private volatile boolean stopped;

  HiccupSleeper(DurationHistogram.Point late, StallMeter stalls) {
    this.late = late;
    this.stalls = stalls;
  }

  @Override
  public void run() {
    long due = System.nanoTime() + INTERVAL_NANOS;
    while (!stopped) {
      LockSupport.parkNanos(this, due - System.nanoTime());
      // Somebody who interrupts every thread that can be found must not make this one spin.
      boolean unused = Thread.interrupted();
      long now = System.nanoTime();
      long lateNanos = now - due;
      if (lateNanos >= 0) {
        due = now + INTERVAL_NANOS;
        woke(lateNanos);
      }
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

  /** Ends the thread with its next wake. */
  void stop() {
    stopped = true;
  }
}

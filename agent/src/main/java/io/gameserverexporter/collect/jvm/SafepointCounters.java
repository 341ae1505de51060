package io.gameserverexporter.collect.jvm;

import org.jspecify.annotations.Nullable;

/**
 * What HotSpot counts of its safepoints, with one meaning on all versions: up to Java 11 its time
 * in safepoints begins when threads are asked to stop, on 17 and later when all have.
 */
final class SafepointCounters {
  /** Measured on 8, 11 and 17 to 26; where between 11 and 17 it changed was not. */
  private static final double FIRST_WITHOUT_SYNC = 13;

  private final PerfCounters counters;
  private final int count;
  private final int time;
  private final int syncTime;
  private final boolean timeHasSync;
  private double stood;

  private SafepointCounters(PerfCounters counters, double javaVersion) {
    this.counters = counters;
    count = counters.find("sun.rt.safepoints");
    time = counters.find("sun.rt.safepointTime");
    syncTime = counters.find("sun.rt.safepointSyncTime");
    timeHasSync = javaVersion < FIRST_WITHOUT_SYNC;
  }

  /** Null for a JVM that does not count its safepoints, or keeps no counters. */
  static @Nullable SafepointCounters open(@Nullable PerfCounters counters) {
    if (counters == null) {
      return null;
    }
    double version = Double.parseDouble(System.getProperty("java.specification.version"));
    SafepointCounters found = new SafepointCounters(counters, version);
    return found.count < 0 || found.time < 0 || found.syncTime < 0 ? null : found;
  }

  long count() {
    return counters.value(count);
  }

  /** Seconds until all threads had come to a stop. */
  double syncSeconds() {
    return counters.seconds(syncTime);
  }

  /** Seconds that all threads stood still; for one thread at a time. */
  double seconds() {
    double seconds = counters.seconds(time);
    // The time to a stop is counted before the time of it: a difference between must not go down.
    stood = Math.max(stood, timeHasSync ? seconds - syncSeconds() : seconds);
    return stood;
  }

  /** Both together: seconds from when threads were asked to stop until they ran again. */
  double allSeconds() {
    double seconds = counters.seconds(time);
    return timeHasSync ? seconds : seconds + syncSeconds();
  }
}

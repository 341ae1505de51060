package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * {@code jvm_safepoints}: how often and for how long the JVM stopped all threads, for whatever
 * reason, from HotSpot's counters.
 *
 * <p>Which operations these were only the flight recorder tells: {@link JvmFlightRecorder}.
 */
final class JvmSafepoints implements Source {
  private final SafepointCounters counters;
  private final Family safepoints =
      Family.counter(
          "jvm_safepoints_total",
          "How often the JVM stopped all threads, for a garbage collection or something else.");
  private final Family seconds =
      Family.counter(
          "jvm_safepoint_seconds_total",
          "Seconds that all threads stood still. What exceeds the pauses of jvm_gc_duration_seconds"
              + " had other reasons: thread dumps, deoptimization, monitoring.");
  private final Family syncSeconds =
      Family.counter(
          "jvm_safepoint_sync_seconds_total",
          "Seconds until all threads had come to a stop. Much of it per safepoint means that one"
              + " thread is late, in a long loop or in memory that is swapped out.");

  private JvmSafepoints(SafepointCounters counters) {
    this.counters = counters;
  }

  /** The source; null for a JVM that does not count its safepoints, or keeps no counters. */
  static @Nullable Source open(@Nullable PerfCounters from) {
    SafepointCounters counters = SafepointCounters.open(from);
    return counters == null ? null : new JvmSafepoints(counters);
  }

  @Override
  public void collect(Reading reading) {
    reading.add(safepoints, (double) counters.count());
    reading.add(seconds, counters.seconds());
    reading.add(syncSeconds, counters.syncSeconds());
  }
}

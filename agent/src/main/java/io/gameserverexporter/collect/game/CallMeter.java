package io.gameserverexporter.collect.game;

import io.gameserverexporter.meter.DurationHistogram;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The calls of one method: how many, for how long, and how many threw. */
final class CallMeter {
  private final DurationHistogram.Point durations;
  private final LongAdder errors = new LongAdder();

  CallMeter(DurationHistogram.Point durations) {
    this.durations = durations;
  }

  void ended(long nanos, @Nullable Throwable error) {
    durations.record(nanos);
    if (error != null) {
      errors.increment();
    }
  }

  DurationHistogram.Point durations() {
    return durations;
  }

  long errors() {
    return errors.sum();
  }
}

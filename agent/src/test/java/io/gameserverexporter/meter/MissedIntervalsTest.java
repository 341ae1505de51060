package io.gameserverexporter.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The correction in one pass is that of a loop over every interval that was missed. */
class MissedIntervalsTest {
  private static final double[] BOUNDS = {.001, .0025, .01, .05, 1};
  private static final long INTERVAL = 1_000_000;

  private final DurationHistogram fast = new DurationHistogram("fast_seconds", "Fast.", BOUNDS);
  private final DurationHistogram slow = new DurationHistogram("slow_seconds", "Slow.", BOUNDS);
  private final DurationHistogram.Point fastPoint = fast.add(Labels.EMPTY);
  private final DurationHistogram.Point slowPoint = slow.add(Labels.EMPTY);

  private void record(long nanos) {
    fastPoint.recordWithMissed(nanos, INTERVAL);
    slowPoint.record(nanos);
    for (long missed = nanos - INTERVAL; missed >= INTERVAL; missed -= INTERVAL) {
      slowPoint.record(missed);
    }
    HistogramDataPointSnapshot expected = slow.collect().getDataPoints().get(0);
    HistogramDataPointSnapshot actual = fast.collect().getDataPoints().get(0);
    for (int i = 0; i <= BOUNDS.length; i++) {
      assertEquals(
          expected.getClassicBuckets().getCount(i),
          actual.getClassicBuckets().getCount(i),
          "bucket " + i + " with " + nanos);
    }
    assertEquals(expected.getSum(), actual.getSum(), 1e-9, "sum with " + nanos);
  }

  @Test
  void atAndAroundTheBoundsAndIntervals() {
    for (double bound : BOUNDS) {
      for (long nearby = -1; nearby <= 1; nearby++) {
        record(Math.round(bound * 1e9) + nearby);
        record(2 * INTERVAL + nearby);
        record(3 * INTERVAL + nearby);
      }
    }
    record(0);
    record(-5);
  }

  @Test
  void anywhere() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      record((long) (Math.exp(random.nextDouble() * 21)));
    }
  }
}

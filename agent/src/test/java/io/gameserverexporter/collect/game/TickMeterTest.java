package io.gameserverexporter.collect.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.collect.jvm.PauseTimes;
import io.gameserverexporter.meter.DurationHistogram;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of ticks, from times that a test gives. */
class TickMeterTest {
  private static final long MILLI = 1_000_000;
  private static final long BUDGET = 50 * MILLI;

  private final DurationHistogram histogram =
      new DurationHistogram("x_seconds", "x", new double[] {.05, .1});
  private final Times times = new Times();
  private final TickMeter meter =
      new TickMeter(
          BUDGET, histogram.unlisted(Labels.EMPTY), histogram.unlisted(Labels.EMPTY), times);
  private long now = 1_000 * MILLI;

  /** The JVM's and the container's counters. */
  private static final class Times implements PauseTimes {
    private double gc;
    private double stops;
    private double throttled;

    @Override
    public double gcSeconds() {
      return gc;
    }

    @Override
    public double safepointSeconds() {
      return stops;
    }

    @Override
    public double throttledSeconds() {
      return throttled;
    }
  }

  private void tick(long millis, double gc, double otherStops) {
    meter.begun(now);
    long start = now;
    now += millis * MILLI;
    times.gc += gc;
    times.stops += gc + otherStops;
    meter.ended(start, now);
    now += 10 * MILLI;
  }

  private List<Long> overruns() {
    now += 100 * MILLI;
    meter.settle(now);
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < TickMeter.CAUSES.length; i++) {
      all.add(meter.overruns(i));
    }
    return all;
  }

  @Test
  void atTheBudgetIsInTime() {
    tick(50, .04, 0);
    tick(49, 0, 0);
    assertEquals(List.of(0L, 0L, 0L, 0L), overruns());
  }

  @Test
  void theCauseIsWhatItWouldHaveBeenInTimeWithout() {
    tick(60, .01, 0);
    tick(60, .009, 0);
    tick(60, 0, .01);
    tick(60, .004, .006);
    tick(60, .006, .004);
    tick(200, .1, .04);
    assertEquals(List.of(2L, 2L, 0L, 2L), overruns());
  }

  @Test
  void throttlingIsUsedUpOnce() {
    tick(60, 0, 0);
    tick(60, 0, 0);
    tick(60, 0, 0);
    times.throttled += .025;
    assertEquals(List.of(0L, 0L, 2L, 1L), overruns());
    tick(60, 0, 0);
    assertEquals(List.of(0L, 0L, 2L, 2L), overruns());
  }

  @Test
  void aNewBudgetCountsFromThenOn() {
    tick(60, 0, 0);
    meter.budget(100 * MILLI);
    tick(60, 0, 0);
    tick(101, 0, 0);
    assertEquals(List.of(0L, 0L, 0L, 2L), overruns());
  }

  @Test
  void theRateIsThatOfTheLastTicksAndFallsWhenTheyStop() {
    assertEquals(0, meter.perSecond(now));
    for (int i = 0; i < 200; i++) {
      tick(40, 0, 0);
    }
    assertEquals(20, meter.perSecond(now), .01);
    // The next one is late: 63 intervals of 50 ms are followed by one of 3150.
    assertEquals(10, meter.perSecond(now + 3_100 * MILLI), .01);
    assertEquals(0, meter.perSecond(now + 3_600_000 * MILLI), .02);
  }
}

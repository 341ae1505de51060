package io.gameserverexporter.collect.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StallMeterTest {
  private static final long MILLI = 1_000_000;

  private final Times times = new Times();
  private final StallMeter meter = new StallMeter(times);

  /** Seconds so far, set by the test. */
  private static final class Times extends StallCauses {
    double gc = 10;
    double safepoint = 20;
    double throttled = 30;
    double steal = 40;

    Times() {
      super(null, null, null);
    }

    @Override
    public double gcSeconds() {
      return gc;
    }

    @Override
    public double safepointSeconds() {
      return safepoint;
    }

    @Override
    public double throttledSeconds() {
      return throttled;
    }

    @Override
    double stealSeconds() {
      return steal;
    }
  }

  private void assertSeconds(double gc, double safepoint, double cpu, double steal, double other) {
    double[] expected = {gc, safepoint, cpu, steal, other};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], meter.seconds(i), 1e-6, StallMeter.CAUSES[i]);
    }
  }

  @Test
  void aStallIsDividedAmongWhatGrewMeanwhile() {
    times.gc += 0.030;
    times.safepoint += 0.050; // with the collection
    times.throttled += 0.010;
    times.steal += 0.005;
    meter.woke(100 * MILLI);
    meter.woke(0);
    assertSeconds(0.030, 0.020, 0.010, 0.005, 0.035);
  }

  @Test
  void noMoreThanTheStallTookAndWhatIsCertainFirst() {
    times.gc += 0.080;
    times.safepoint += 0.500;
    times.steal += 3;
    meter.woke(100 * MILLI);
    meter.woke(0);
    assertSeconds(0.080, 0.020, 0, 0, 0);
  }

  @Test
  void whatTheJvmCountsAMomentLaterIsSeen() {
    meter.woke(100 * MILLI);
    times.safepoint += 0.100;
    meter.woke(0);
    assertSeconds(0, 0.100, 0, 0, 0);
  }

  /** As Shenandoah counts, whose cycles run beside the application. */
  @Test
  void aCollectionThatStoppedNobodyIsNoCause() {
    times.gc += 0.400;
    times.safepoint += 0.002;
    meter.woke(100 * MILLI);
    meter.woke(0);
    assertSeconds(0.002, 0, 0, 0, 0.098);
  }

  @Test
  void stallsInARowAreOne() {
    times.gc += 0.040;
    times.safepoint += 0.040;
    meter.woke(40 * MILLI);
    times.gc += 0.040;
    times.safepoint += 0.040;
    meter.woke(50 * MILLI);
    assertSeconds(0, 0, 0, 0, 0);
    meter.woke(0);
    assertSeconds(0.080, 0, 0, 0, 0.010);
  }

  @Test
  void shortOnesAreNone() {
    times.gc += 0.019;
    meter.woke(19 * MILLI);
    meter.woke(0);
    meter.woke(100 * MILLI);
    meter.woke(0);
    assertSeconds(0, 0, 0, 0, 0.100);
  }
}

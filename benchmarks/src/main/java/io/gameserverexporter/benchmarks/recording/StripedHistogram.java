package io.gameserverexporter.benchmarks.recording;

import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one would write by hand: the bucket's adder and the sum's, nothing else. */
@State(Scope.Benchmark)
public class StripedHistogram {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long[] boundNanos;
  private final LongAdder[] buckets;
  private final LongAdder sumNanos = new LongAdder();

  /** With the agent's buckets. */
  public StripedHistogram() {
    double[] bounds = Bounds.seconds();
    boundNanos = new long[bounds.length];
    buckets = new LongAdder[bounds.length + 1];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new LongAdder();
    }
    for (int i = 0; i < bounds.length; i++) {
      boundNanos[i] = Math.round(bounds[i] * NANOS_PER_SECOND);
    }
  }

  void record(long nanos) {
    int i = 0;
    while (i < boundNanos.length && nanos > boundNanos[i]) {
      i++;
    }
    buckets[i].increment();
    sumNanos.add(nanos);
  }
}

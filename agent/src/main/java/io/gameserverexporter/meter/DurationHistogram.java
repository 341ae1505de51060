package io.gameserverexporter.meter;

import io.gameserverexporter.boot.StripedCounts;
import io.gameserverexporter.boot.ThreadState;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A classic histogram of durations, made for recording on many threads at once.
 *
 * <p>client_java's histogram keeps its count and its scrape buffer in single atomics that all
 * threads contend for; here a recording touches two counts of the thread's own stripe and nothing
 * else. The count is the sum of the buckets, so that the two can never disagree in a scrape.
 */
public final class DurationHistogram implements Collector {
  private static final double NANOS_PER_SECOND = 1e9;

  /** From a tick of a fast shooter to one that everybody has noticed. */
  private static final double[] TICK_BOUNDS = {
    .001, .0025, .005, .01, .0166, .025, .033, .05, .075, .1, .25, .5, 1, 2.5
  };

  private final MetricMetadata metadata;
  private final double[] boundsWithInfinity;
  private final long[] boundNanos;
  private final List<Point> points = new CopyOnWriteArrayList<>();

  /**
   * @param boundsSeconds upper bounds in seconds, ascending, without +Inf
   */
  public DurationHistogram(String name, String help, double[] boundsSeconds) {
    metadata = new MetricMetadata(name, help, Unit.SECONDS);
    boundsWithInfinity = new double[boundsSeconds.length + 1];
    boundNanos = new long[boundsSeconds.length];
    for (int i = 0; i < boundsSeconds.length; i++) {
      boundsWithInfinity[i] = boundsSeconds[i];
      boundNanos[i] = Math.round(boundsSeconds[i] * NANOS_PER_SECOND);
    }
    boundsWithInfinity[boundsSeconds.length] = Double.POSITIVE_INFINITY;
  }

  /** Bounds for what happens many times a second. */
  public static double[] tickBounds() {
    return TICK_BOUNDS.clone();
  }

  /** How many sample lines a data point adds to a scrape: buckets with +Inf, sum, count. */
  int seriesPerPoint() {
    return boundsWithInfinity.length + 2;
  }

  /** A new data point, shown from the next scrape on. */
  public Point add(Labels labels) {
    Point point = new Point(labels, boundNanos);
    points.add(point);
    return point;
  }

  /** A new data point that is only shown where {@link #snapshot} is given it. */
  public Point unlisted(Labels labels) {
    return new Point(labels, boundNanos);
  }

  @Override
  public MetricFamilyDescriptor getMetricFamilyDescriptor() {
    return MetricFamilyDescriptor.of(MetricType.HISTOGRAM, metadata);
  }

  @Override
  public HistogramSnapshot collect() {
    return snapshot(points);
  }

  /** What these data points have recorded. */
  public HistogramSnapshot snapshot(List<Point> these) {
    List<HistogramDataPointSnapshot> snapshots = new ArrayList<>(these.size());
    for (Point point : these) {
      snapshots.add(point.snapshot(boundsWithInfinity));
    }
    return new HistogramSnapshot(metadata, snapshots);
  }

  /** One label set. */
  public static final class Point {
    private final Labels labels;
    private final long[] boundNanos;
    // The buckets, and the sum of the nanoseconds behind them.
    private final StripedCounts counts;
    private final int sumPlace;

    private Point(Labels labels, long[] boundNanos) {
      this.labels = labels;
      this.boundNanos = boundNanos;
      sumPlace = boundNanos.length + 1;
      counts = new StripedCounts(sumPlace + 1);
    }

    /** Records a duration; a negative one, which a clock may give, counts as 0. */
    public void record(long nanos) {
      record(ThreadState.current(), nanos);
    }

    /**
     * As {@link #record(long)}, of the thread that calls.
     *
     * @param thread that thread's
     */
    public void record(ThreadState thread, long nanos) {
      long[] bounds = boundNanos;
      int i = 0;
      while (i < bounds.length && nanos > bounds[i]) {
        i++;
      }
      counts.add(thread, i, 1);
      counts.add(thread, sumPlace, Math.max(nanos, 0));
    }

    /**
     * Records how late something was that should happen at every interval, and the lateness of what
     * was due meanwhile: {@code nanos}, {@code nanos - interval} and so on down to the interval,
     * like HdrHistogram's {@code recordValueWithExpectedInterval}; in one pass over the buckets.
     */
    public void recordWithMissed(long nanos, long interval) {
      record(nanos);
      long missed = nanos / interval - 1;
      if (missed <= 0) {
        return;
      }
      long[] bounds = boundNanos;
      long below = 0;
      for (int i = 0; i < sumPlace; i++) {
        // Of the missed, nanos - k * interval with k from 1, those that are at most the bound.
        long firstWithin = i < bounds.length ? -Math.floorDiv(bounds[i] - nanos, interval) : 1;
        long within = Math.max(0, missed - Math.max(firstWithin, 1) + 1);
        if (within > below) {
          counts.add(i, within - below);
          below = within;
        }
      }
      counts.add(sumPlace, missed * nanos - interval * (missed * (missed + 1) / 2));
    }

    private HistogramDataPointSnapshot snapshot(double[] boundsWithInfinity) {
      long[] sums = counts.sums();
      return new HistogramDataPointSnapshot(
          ClassicHistogramBuckets.of(boundsWithInfinity, Arrays.copyOf(sums, sumPlace)),
          sums[sumPlace] / NANOS_PER_SECOND,
          labels,
          Exemplars.EMPTY,
          0);
    }
  }
}

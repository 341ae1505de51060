package io.gameserverexporter.collect.textfile;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A family of the files as client_java's model has it.
 *
 * <p>What that model, or OpenMetrics, cannot say is shown untyped, each series under its own name
 * and with its own value: a counter whose name does not end in {@code _total}, or one that is
 * negative; a histogram without its sum, or whose buckets do not ascend.
 */
final class FileSnapshots {
  private static final String TOTAL = "_total";

  /** Beyond this not every whole number is a double. */
  private static final double MOST_COUNTED = 1L << 53;

  private final FileFamily family;
  private final @Nullable String help;

  private FileSnapshots(FileFamily family) {
    this.family = family;
    this.help = family.help;
  }

  /**
   * One snapshot, or one for each name that the series of a distribution have.
   *
   * @param taken names of all families and their series: client_java takes a counter for the same
   *     as a family of its name without the ending
   */
  static List<MetricSnapshot> of(FileFamily family, Set<String> taken) {
    return new FileSnapshots(family).snapshots(taken);
  }

  private List<MetricSnapshot> snapshots(Set<String> taken) {
    List<MetricSnapshot> one = new ArrayList<>();
    MetricSnapshot snapshot = null;
    switch (family.type) {
      case COUNTER:
        snapshot = isCounter(taken) ? counter() : null;
        break;
      case GAUGE:
        snapshot = gauge();
        break;
      case SUMMARY:
        snapshot = summary();
        break;
      case HISTOGRAM:
        snapshot = histogram();
        break;
      case UNTYPED:
        break;
    }
    if (snapshot == null) {
      return untyped();
    }
    one.add(snapshot);
    return one;
  }

  private boolean isCounter(Set<String> taken) {
    int base = family.name.length() - TOTAL.length();
    if (base <= 0
        || !family.name.endsWith(TOTAL)
        || taken.contains(family.name.substring(0, base))) {
      return false;
    }
    for (FileSample sample : family.samples) {
      if (sample.value < 0) {
        return false;
      }
    }
    return true;
  }

  private MetricSnapshot counter() {
    List<CounterDataPointSnapshot> points = new ArrayList<>();
    for (FileSample sample : family.samples) {
      points.add(new CounterDataPointSnapshot(sample.value, sample.labels, null, 0));
    }
    MetricMetadata metadata =
        CounterSnapshot.builder().name(family.name).help(help).build().getMetadata();
    return new CounterSnapshot(metadata, points);
  }

  private MetricSnapshot gauge() {
    List<GaugeDataPointSnapshot> points = new ArrayList<>();
    for (FileSample sample : family.samples) {
      points.add(new GaugeDataPointSnapshot(sample.value, sample.labels, null));
    }
    return new GaugeSnapshot(new MetricMetadata(family.name, help), points);
  }

  private List<MetricSnapshot> untyped() {
    Map<String, List<UnknownDataPointSnapshot>> byName = new LinkedHashMap<>();
    for (FileSample sample : family.samples) {
      String name = family.name + sample.suffix;
      List<UnknownDataPointSnapshot> points = byName.get(name);
      if (points == null) {
        points = new ArrayList<>();
        byName.put(name, points);
      }
      Labels labels =
          sample.hasBound()
              ? sample.labels.add(String.valueOf(family.type.boundLabel), sample.bound)
              : sample.labels;
      points.add(new UnknownDataPointSnapshot(sample.value, labels, null));
    }
    List<MetricSnapshot> snapshots = new ArrayList<>();
    for (Map.Entry<String, List<UnknownDataPointSnapshot>> each : byName.entrySet()) {
      snapshots.add(new UnknownSnapshot(new MetricMetadata(each.getKey(), help), each.getValue()));
    }
    return snapshots;
  }

  /** The lines of a distribution that have the same labels. */
  private static final class Distribution {
    /** By upper bound or quantile. */
    final TreeMap<Double, Double> values = new TreeMap<>();

    double sum = Double.NaN;
    double count = Double.NaN;

    void add(FileSample sample) {
      if (sample.hasBound()) {
        values.put(sample.boundValue(), sample.value);
      } else if (sample.suffix.equals("_sum")) {
        sum = sample.value;
      } else {
        count = sample.value;
      }
    }

    /** A sum that is no number means to client_java that there is none. */
    boolean isComplete() {
      return isCount(count) && !Double.isNaN(sum);
    }

    static boolean isCount(double value) {
      return value >= 0 && value <= MOST_COUNTED && value == Math.rint(value);
    }
  }

  private Map<Labels, Distribution> distributions() {
    Map<Labels, Distribution> byLabels = new LinkedHashMap<>();
    for (FileSample sample : family.samples) {
      Distribution distribution = byLabels.get(sample.labels);
      if (distribution == null) {
        distribution = new Distribution();
        byLabels.put(sample.labels, distribution);
      }
      distribution.add(sample);
    }
    return byLabels;
  }

  private @Nullable MetricSnapshot summary() {
    List<SummaryDataPointSnapshot> points = new ArrayList<>();
    for (Map.Entry<Labels, Distribution> each : distributions().entrySet()) {
      Distribution distribution = each.getValue();
      if (!distribution.isComplete()) {
        return null;
      }
      List<Quantile> quantiles = new ArrayList<>();
      for (Map.Entry<Double, Double> quantile : distribution.values.entrySet()) {
        if (!(quantile.getKey() >= 0 && quantile.getKey() <= 1)) {
          return null;
        }
        quantiles.add(new Quantile(quantile.getKey(), quantile.getValue()));
      }
      points.add(
          new SummaryDataPointSnapshot(
              (long) distribution.count,
              distribution.sum,
              Quantiles.of(quantiles),
              each.getKey(),
              Exemplars.EMPTY,
              0));
    }
    return new SummarySnapshot(new MetricMetadata(family.name, help), points);
  }

  private @Nullable MetricSnapshot histogram() {
    List<HistogramDataPointSnapshot> points = new ArrayList<>();
    for (Map.Entry<Labels, Distribution> each : distributions().entrySet()) {
      Distribution distribution = each.getValue();
      Double all = distribution.values.get(Double.POSITIVE_INFINITY);
      ClassicHistogramBuckets buckets =
          all != null && all == distribution.count && distribution.isComplete()
              ? buckets(distribution)
              : null;
      if (buckets == null) {
        return null;
      }
      points.add(
          new HistogramDataPointSnapshot(
              buckets, distribution.sum, each.getKey(), Exemplars.EMPTY, 0));
    }
    return new HistogramSnapshot(new MetricMetadata(family.name, help), points);
  }

  private static @Nullable ClassicHistogramBuckets buckets(Distribution distribution) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    double below = 0;
    for (Map.Entry<Double, Double> bucket : distribution.values.entrySet()) {
      double count = bucket.getValue();
      if (!Distribution.isCount(count) || count < below) {
        return null;
      }
      buckets.bucket(bucket.getKey(), (long) (count - below));
      below = count;
    }
    return buckets.build();
  }
}

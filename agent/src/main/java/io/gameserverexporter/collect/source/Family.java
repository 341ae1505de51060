package io.gameserverexporter.collect.source;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * One metric family: its name, help and type stay, its values are given anew in every {@link
 * Reading}. Belongs to one source, and to one reading at a time.
 */
public abstract class Family {
  private final MetricMetadata metadata;

  private Family(MetricMetadata metadata) {
    this.metadata = metadata;
  }

  /** A counter. The name ends in {@code _total}. */
  public static Family counter(String name, String help) {
    return new Counter(CounterSnapshot.builder().name(name).help(help).build().getMetadata());
  }

  /** A gauge. */
  public static Family gauge(String name, String help) {
    return new Gauge(new MetricMetadata(name, help));
  }

  /** A metric that node_exporter calls untyped. */
  public static Family untyped(String name, String help) {
    return new Untyped(new MetricMetadata(name, help));
  }

  final MetricMetadata metadata() {
    return metadata;
  }

  abstract void add(Labels labels, double value);

  abstract boolean isEmpty();

  abstract void clear();

  /** What was added since the last {@link #clear}. */
  abstract MetricSnapshot snapshot();

  private static final class Counter extends Family {
    private final List<CounterDataPointSnapshot> points = new ArrayList<>();

    Counter(MetricMetadata metadata) {
      super(metadata);
    }

    @Override
    void add(Labels labels, double value) {
      points.add(new CounterDataPointSnapshot(value, labels, null, 0));
    }

    @Override
    boolean isEmpty() {
      return points.isEmpty();
    }

    @Override
    void clear() {
      points.clear();
    }

    @Override
    MetricSnapshot snapshot() {
      return new CounterSnapshot(metadata(), points);
    }
  }

  private static final class Gauge extends Family {
    private final List<GaugeDataPointSnapshot> points = new ArrayList<>();

    Gauge(MetricMetadata metadata) {
      super(metadata);
    }

    @Override
    void add(Labels labels, double value) {
      points.add(new GaugeDataPointSnapshot(value, labels, null));
    }

    @Override
    boolean isEmpty() {
      return points.isEmpty();
    }

    @Override
    void clear() {
      points.clear();
    }

    @Override
    MetricSnapshot snapshot() {
      return new GaugeSnapshot(metadata(), points);
    }
  }

  private static final class Untyped extends Family {
    private final List<UnknownDataPointSnapshot> points = new ArrayList<>();

    Untyped(MetricMetadata metadata) {
      super(metadata);
    }

    @Override
    void add(Labels labels, double value) {
      points.add(new UnknownDataPointSnapshot(value, labels, null));
    }

    @Override
    boolean isEmpty() {
      return points.isEmpty();
    }

    @Override
    void clear() {
      points.clear();
    }

    @Override
    MetricSnapshot snapshot() {
      return new UnknownSnapshot(metadata(), points);
    }
  }
}

package io.gameserverexporter.meter;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** {@code rpc_server_messages_total}: messages by method, each way, counted as they pass. */
final class RpcMessages implements Collector {
  /** How many series a method adds. */
  static final int SERIES = 2;

  private final MetricMetadata metadata =
      new MetricMetadata(
          "rpc_server_messages",
          "Messages of calls, each way, counted as they pass: one each for a unary call, any number"
              + " for a stream.");
  private final List<Point> points = new CopyOnWriteArrayList<>();

  /** A new method, shown from the next scrape on. */
  Point add(String fullName) {
    Point point = new Point(RpcLabels.ofMethod(fullName));
    points.add(point);
    return point;
  }

  @Override
  public MetricFamilyDescriptor getMetricFamilyDescriptor() {
    return MetricFamilyDescriptor.of(MetricType.COUNTER, metadata);
  }

  @Override
  public CounterSnapshot collect() {
    List<CounterDataPointSnapshot> snapshots = new ArrayList<>(points.size() * SERIES);
    for (Point point : points) {
      snapshots.add(point.snapshot("received", point.received));
      snapshots.add(point.snapshot("sent", point.sent));
    }
    return new CounterSnapshot(metadata, snapshots);
  }

  /** One method. */
  static final class Point {
    final LongAdder received = new LongAdder();
    final LongAdder sent = new LongAdder();
    private final Labels labels;

    private Point(Labels labels) {
      this.labels = labels;
    }

    private CounterDataPointSnapshot snapshot(String direction, LongAdder count) {
      return new CounterDataPointSnapshot(
          count.sum(), labels.merge(Labels.of("direction", direction)), null, 0);
    }
  }
}

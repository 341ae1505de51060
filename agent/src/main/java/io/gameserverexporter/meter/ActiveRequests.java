package io.gameserverexporter.meter;

import io.gameserverexporter.boot.StripedCounts;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code http_server_active_requests}: requests in flight by method and scheme. */
final class ActiveRequests implements Collector {
  private static final Cell[] NONE = {};

  private final MetricMetadata metadata =
      new MetricMetadata(
          "http_server_active_requests",
          "Requests that the server works on at this moment. It grows when requests come in faster"
              + " than they are answered.");
  private final SeriesBudget budget;
  private final Cell overflow = new Cell(HttpLabels.OTHER_METHOD, HttpLabels.OTHER_SCHEME);
  // Few (methods times schemes) and only ever added to, under the lock.
  private volatile Cell[] cells = NONE;

  ActiveRequests(SeriesBudget budget) {
    this.budget = budget;
    budget.takeForOther(1);
  }

  /** The count of requests in flight with these values of {@link HttpLabels}. */
  StripedCounts of(String method, String scheme) {
    Cell cell = find(cells, method, scheme);
    return (cell == null ? add(method, scheme) : cell).count;
  }

  // Both strings come from HttpLabels, which always gives the same instances.
  @SuppressWarnings("ReferenceEquality")
  private static @Nullable Cell find(Cell[] among, String method, String scheme) {
    for (Cell cell : among) {
      if (cell.method == method && cell.scheme == scheme) {
        return cell;
      }
    }
    return null;
  }

  private synchronized Cell add(String method, String scheme) {
    Cell[] known = cells;
    Cell cell = find(known, method, scheme);
    if (cell == null) {
      if (!budget.takeForOther(1)) {
        cell = overflow;
        if (find(known, overflow.method, overflow.scheme) != null) {
          return cell;
        }
      } else {
        cell = new Cell(method, scheme);
      }
      Cell[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = cell;
      cells = more;
    }
    return cell;
  }

  @Override
  public MetricFamilyDescriptor getMetricFamilyDescriptor() {
    return MetricFamilyDescriptor.of(MetricType.GAUGE, metadata);
  }

  @Override
  public GaugeSnapshot collect() {
    Cell[] all = cells;
    List<GaugeDataPointSnapshot> points = new ArrayList<>(all.length);
    for (Cell cell : all) {
      // Threads that take one between the stripes' reads can make the sum dip below zero.
      points.add(new GaugeDataPointSnapshot(Math.max(cell.count.sum(0), 0), cell.labels, null));
    }
    return new GaugeSnapshot(metadata, points);
  }

  private static final class Cell {
    final String method;
    final String scheme;
    final Labels labels;
    final StripedCounts count = new StripedCounts(1);

    Cell(String method, String scheme) {
      this.method = method;
      this.scheme = scheme;
      this.labels = Labels.of("http_request_method", method, "url_scheme", scheme);
    }
  }
}

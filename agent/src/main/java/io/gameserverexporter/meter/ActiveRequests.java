package io.gameserverexporter.meter;

import io.gameserverexporter.boot.ActiveSeries;
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
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** {@code http_server_active_requests}: requests in flight by method and scheme. */
final class ActiveRequests implements Collector {
  private static final ActiveSeries[] NONE = {};

  private final MetricMetadata metadata =
      new MetricMetadata(
          "http_server_active_requests",
          "Requests that the server works on at this moment. It grows when requests come in faster"
              + " than they are answered.");
  private final SeriesBudget budget;
  // Few (methods times schemes) and only ever added to, under the lock.
  private volatile ActiveSeries[] known = NONE;
  // Those of them that have a series of their own.
  private final List<Shown> shown = new CopyOnWriteArrayList<>();
  private @Nullable ActiveSeries others;

  ActiveRequests(SeriesBudget budget) {
    this.budget = budget;
    // For the series that takes what no other may.
    budget.takeForOther(1);
  }

  /** Where requests in flight with these values of {@link HttpLabels} are counted. */
  ActiveSeries of(String method, String scheme) {
    ActiveSeries series = find(method, scheme);
    return series == null ? add(method, scheme) : series;
  }

  // Both strings come from HttpLabels, which always gives the same instances.
  @SuppressWarnings("ReferenceEquality")
  private @Nullable ActiveSeries find(String method, String scheme) {
    for (ActiveSeries series : known) {
      if (series.method() == method && series.scheme() == scheme) {
        return series;
      }
    }
    return null;
  }

  private synchronized ActiveSeries add(String method, String scheme) {
    ActiveSeries series = find(method, scheme);
    if (series == null) {
      boolean room = budget.takeForOther(1);
      series = room ? show(method, scheme) : others().within(method, scheme);
      ActiveSeries[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = series;
      known = more;
    }
    return series;
  }

  private ActiveSeries others() {
    ActiveSeries made = others;
    if (made == null) {
      ActiveSeries same = find(HttpLabels.OTHER_METHOD, HttpLabels.OTHER_SCHEME);
      made = same == null ? show(HttpLabels.OTHER_METHOD, HttpLabels.OTHER_SCHEME) : same;
      others = made;
    }
    return made;
  }

  private ActiveSeries show(String method, String scheme) {
    ActiveSeries series = new ActiveSeries(method, scheme);
    shown.add(new Shown(series));
    return series;
  }

  @Override
  public MetricFamilyDescriptor getMetricFamilyDescriptor() {
    return MetricFamilyDescriptor.of(MetricType.GAUGE, metadata);
  }

  @Override
  public GaugeSnapshot collect() {
    List<GaugeDataPointSnapshot> points = new ArrayList<>(shown.size());
    for (Shown one : shown) {
      points.add(new GaugeDataPointSnapshot(Math.max(one.series.requests(), 0), one.labels, null));
    }
    return new GaugeSnapshot(metadata, points);
  }

  private static final class Shown {
    final ActiveSeries series;
    final Labels labels;

    Shown(ActiveSeries series) {
      this.series = series;
      labels = Labels.of("http_request_method", series.method(), "url_scheme", series.scheme());
    }
  }
}

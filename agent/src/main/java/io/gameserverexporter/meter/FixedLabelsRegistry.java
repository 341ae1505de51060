package io.gameserverexporter.meter;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.registry.PrometheusScrapeRequest;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A registry that gives every series the same fixed labels, whoever registered it.
 *
 * <p>Where a series has a label of that name already, its own value stays.
 */
public final class FixedLabelsRegistry extends PrometheusRegistry {
  private final SortedMap<String, String> fixed;

  public FixedLabelsRegistry(SortedMap<String, String> fixed) {
    this.fixed = fixed;
  }

  // The other two forms of scrape end in one of these.

  @Override
  public MetricSnapshots scrape(@Nullable PrometheusScrapeRequest request) {
    return withFixed(super.scrape(request));
  }

  @Override
  public MetricSnapshots scrape(
      @Nullable Predicate<String> includedNames, @Nullable PrometheusScrapeRequest request) {
    return withFixed(super.scrape(includedNames, request));
  }

  private MetricSnapshots withFixed(MetricSnapshots snapshots) {
    List<MetricSnapshot> labelled = new ArrayList<>(snapshots.size());
    for (MetricSnapshot snapshot : snapshots) {
      labelled.add(withFixed(snapshot));
    }
    return new MetricSnapshots(labelled);
  }

  private MetricSnapshot withFixed(MetricSnapshot snapshot) {
    if (snapshot instanceof GaugeSnapshot) {
      return new GaugeSnapshot(
          snapshot.getMetadata(),
          each(
              ((GaugeSnapshot) snapshot).getDataPoints(),
              p -> new GaugeDataPointSnapshot(p.getValue(), labels(p), p.getExemplar())));
    }
    if (snapshot instanceof CounterSnapshot) {
      return new CounterSnapshot(
          snapshot.getMetadata(),
          each(
              ((CounterSnapshot) snapshot).getDataPoints(),
              p ->
                  new CounterDataPointSnapshot(
                      p.getValue(), labels(p), p.getExemplar(), p.getCreatedTimestampMillis())));
    }
    if (snapshot instanceof HistogramSnapshot) {
      return new HistogramSnapshot(
          snapshot.getMetadata(),
          each(
              ((HistogramSnapshot) snapshot).getDataPoints(),
              p ->
                  new HistogramDataPointSnapshot(
                      p.getClassicBuckets(),
                      p.getSum(),
                      labels(p),
                      p.getExemplars(),
                      p.getCreatedTimestampMillis())));
    }
    if (snapshot instanceof SummarySnapshot) {
      return new SummarySnapshot(
          snapshot.getMetadata(),
          each(
              ((SummarySnapshot) snapshot).getDataPoints(),
              p ->
                  new SummaryDataPointSnapshot(
                      p.getCount(),
                      p.getSum(),
                      p.getQuantiles(),
                      labels(p),
                      p.getExemplars(),
                      p.getCreatedTimestampMillis())));
    }
    if (snapshot instanceof InfoSnapshot) {
      return new InfoSnapshot(
          snapshot.getMetadata(),
          each(
              ((InfoSnapshot) snapshot).getDataPoints(),
              p -> new InfoDataPointSnapshot(labels(p))));
    }
    if (snapshot instanceof UnknownSnapshot) {
      return new UnknownSnapshot(
          snapshot.getMetadata(),
          each(
              ((UnknownSnapshot) snapshot).getDataPoints(),
              p -> new UnknownDataPointSnapshot(p.getValue(), labels(p), p.getExemplar())));
    }
    // State sets, which nothing in the agent registers; shown without the labels if ever.
    return snapshot;
  }

  private static <T> List<T> each(List<? extends T> points, Function<T, T> change) {
    List<T> changed = new ArrayList<>(points.size());
    for (T point : points) {
      changed.add(change.apply(point));
    }
    return changed;
  }

  private Labels labels(DataPointSnapshot point) {
    Labels labels = point.getLabels();
    for (Map.Entry<String, String> entry : fixed.entrySet()) {
      if (!labels.contains(entry.getKey())) {
        labels = labels.add(entry.getKey(), entry.getValue());
      }
    }
    return labels;
  }
}

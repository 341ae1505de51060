package io.gameserverexporter.meter;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** What a registry's scrape shows. */
final class Shown {
  private Shown() {}

  /** How many series of counters and gauges. */
  static long series(PrometheusRegistry registry) {
    long series = 0;
    for (MetricSnapshot family : registry.scrape()) {
      series += family.getDataPoints().size();
    }
    return series;
  }

  /**
   * The sum of a family's series.
   *
   * @param port what the label {@code local_port} has; empty for whatever it has
   */
  static double sum(PrometheusRegistry registry, String name, String port) {
    double sum = 0;
    for (MetricSnapshot family : registry.scrape()) {
      if (!family.getMetadata().getName().equals(name)) {
        continue;
      }
      for (var point : family.getDataPoints()) {
        if (port.isEmpty() || port.equals(point.getLabels().get("local_port"))) {
          sum +=
              family instanceof GaugeSnapshot
                  ? ((GaugeSnapshot.GaugeDataPointSnapshot) point).getValue()
                  : ((CounterSnapshot.CounterDataPointSnapshot) point).getValue();
        }
      }
    }
    return sum;
  }
}

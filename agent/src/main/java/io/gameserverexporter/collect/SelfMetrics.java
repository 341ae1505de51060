package io.gameserverexporter.collect;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** How each source fares, in node_exporter's habit. */
final class SelfMetrics {
  private final Family success =
      Family.gauge(
          "gameserver_exporter_collector_success",
          "Whether the collector's last reading worked: 0 means that its metrics are missing. The"
              + " reason stands on the game server's standard error.");
  private final Family duration =
      Family.gauge(
          "gameserver_exporter_collector_duration_seconds",
          "How long the collector's last reading took, in the scrape or in the background.");
  private final Family lastSuccess =
      Family.gauge(
          "gameserver_exporter_collector_last_success_timestamp_seconds",
          "When a reading of the collector last worked, in seconds since 1970. Its distance to now"
              + " is the age of figures that are sampled in the background.");

  /** Adds the state of the sources as it is now. */
  synchronized List<MetricSnapshot> collect(List<GuardedSource> sources) {
    Reading reading = new Reading();
    for (GuardedSource source : sources) {
      if (source.isKnown()) {
        reading.add(success, source.labels(), source.isSuccess() ? 1 : 0);
        reading.add(duration, source.labels(), source.durationSeconds());
        reading.add(lastSuccess, source.labels(), source.lastSuccessSeconds());
      }
    }
    return reading.end();
  }
}

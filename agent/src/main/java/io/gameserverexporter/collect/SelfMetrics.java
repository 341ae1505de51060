package io.gameserverexporter.collect;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** How each source fares, in node_exporter's habit. */
final class SelfMetrics {
  private final List<GuardedSource> sources;
  private final Labels[] labels;
  private final StateLabels[] states;
  private final Family success =
      Family.gauge(
          "gameserver_exporter_collector_success",
          "Whether the collector's last reading worked: 0 means that its metrics are missing. The"
              + " reason stands on the agent's page and on the game server's standard error.");
  private final Family duration =
      Family.gauge(
          "gameserver_exporter_collector_duration_seconds",
          "How long the collector's last reading took, in the scrape or in the background.");
  private final Family lastSuccess =
      Family.gauge(
          "gameserver_exporter_collector_last_success_timestamp_seconds",
          "When a reading of the collector last worked, in seconds since 1970. Its distance to now"
              + " is the age of figures that are sampled in the background.");

  private final Family state =
      Family.gauge(
          "gameserver_exporter_collector_state",
          "1 for the state that the collector is in: starting, on, failed, hangs, parked (took too"
              + " long for a scrape and is tried again later) or absent (this system has nothing of"
              + " the kind).");

  /** Held until the state changes. */
  private static final class StateLabels {
    final String state;
    final Labels labels;

    StateLabels(CollectorState of) {
      state = of.state();
      labels = Labels.of("collector", of.name(), "state", state);
    }
  }

  SelfMetrics(List<GuardedSource> sources) {
    this.sources = sources;
    labels = new Labels[sources.size()];
    states = new StateLabels[labels.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Labels.of("collector", sources.get(i).name());
      states[i] = new StateLabels(sources.get(i).state());
    }
  }

  /** The state of the sources as it is now. */
  synchronized List<MetricSnapshot> collect() {
    Reading reading = new Reading();
    for (int i = 0; i < labels.length; i++) {
      GuardedSource source = sources.get(i);
      CollectorState now = source.state();
      if (!states[i].state.equals(now.state())) {
        states[i] = new StateLabels(now);
      }
      reading.add(state, states[i].labels, 1);
      if (source.isKnown()) {
        reading.add(success, labels[i], source.isSuccess() ? 1 : 0);
        reading.add(duration, labels[i], source.durationSeconds());
        reading.add(lastSuccess, labels[i], source.lastSuccessSeconds());
      }
    }
    return reading.end();
  }
}

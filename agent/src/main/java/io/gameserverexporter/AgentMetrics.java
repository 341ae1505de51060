package io.gameserverexporter;

import io.gameserverexporter.boot.Suppressed;
import io.gameserverexporter.meter.SeriesBudget;
import io.gameserverexporter.probe.ProbeStates;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What the agent says of itself. */
final class AgentMetrics {
  private AgentMetrics() {}

  static void register(
      PrometheusRegistry registry,
      PrometheusProperties properties,
      String version,
      SeriesBudget budget,
      ProbeStates probes) {
    Info.builder(properties)
        .name("gameserver_exporter_build_info")
        .help("The agent's version.")
        .labelNames("version")
        .register(registry)
        .setLabelValues(version);
    CounterWithCallback.builder(properties)
        .name("gameserver_exporter_suppressed_errors_total")
        .help("Errors of the agent that were kept away from the server. Anything but 0 is a bug.")
        .callback(callback -> callback.call((double) Suppressed.count()))
        .register(registry);
    CounterWithCallback.builder(properties)
        .name("gameserver_exporter_series_limited_total")
        .help(
            "Requests counted under the route _other, and calls under the method _OTHER, because the"
                + " series budget was spent. Raise max_series, or find out which label explodes.")
        .callback(callback -> callback.call((double) budget.limitedCount()))
        .register(registry);
    GaugeWithCallback.builder(properties)
        .name("gameserver_exporter_series")
        .help("Time series that requests have created so far.")
        .callback(callback -> callback.call(budget.used()))
        .register(registry);
    GaugeWithCallback.builder(properties)
        .name("gameserver_exporter_series_limit")
        .help("Time series that requests may create, the setting max_series.")
        .callback(callback -> callback.call(budget.max()))
        .register(registry);
    GaugeWithCallback.builder(properties)
        .name("gameserver_exporter_probe_info")
        .help(
            "Which probes found their framework: state is on, misfit (an unknown version), failed,"
                + " or, for what the configuration names of the game, waiting until it is loaded;"
                + " version that of the framework, empty for a copy that was moved below another"
                + " package, which its target then shows. A probe whose framework the server does not"
                + " use is not listed.")
        .labelNames("probe", "state", "target", "version")
        .callback(
            callback -> {
              for (ProbeStates.State state : probes.all()) {
                callback.call(1, state.probe(), state.state(), state.target(), state.version());
              }
            })
        .register(registry);
  }
}

package io.gameserverexporter.web;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What the endpoint tells of itself. */
final class SelfMetrics {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrometheusRegistry registry;
  private final Counter requests;
  private final Summary scrapeSeconds;
  private final Map<Status, CounterDataPoint> byStatus = new EnumMap<>(Status.class);

  SelfMetrics(PrometheusRegistry registry, PrometheusProperties properties) {
    this.registry = registry;
    requests =
        Counter.builder(properties)
            .name("gameserver_exporter_http_requests_total")
            .help(
                "Requests that the agent's own endpoint has answered; 503 means that scrapes come"
                    + " faster than they can be served.")
            .labelNames("code")
            .withoutExemplars()
            .register(registry);
    scrapeSeconds =
        Summary.builder(properties)
            .name("gameserver_exporter_scrape_duration_seconds")
            .help("Time that it took to collect and render a page of metrics, in seconds.")
            .withoutExemplars()
            .register(registry);
    // There from the start, so that rate() sees the first of them.
    byStatus.put(Status.OK, requests.labelValues("200"));
    byStatus.put(Status.INTERNAL_ERROR, requests.labelValues("500"));
    byStatus.put(Status.UNAVAILABLE, requests.labelValues("503"));
  }

  /** Counts an answer. Called by the event loop's thread alone. */
  void answered(Status status) {
    CounterDataPoint point = byStatus.get(status);
    if (point == null) {
      point = requests.labelValues(Integer.toString(status.code));
      byStatus.put(status, point);
    }
    point.inc();
  }

  void scraped(long nanos) {
    scrapeSeconds.observe(nanos / NANOS_PER_SECOND);
  }

  void unregister() {
    registry.unregister(requests);
    registry.unregister(scrapeSeconds);
  }
}

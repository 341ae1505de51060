package io.gameserverexporter.web;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** An endpoint with a few metrics. */
final class Running implements AutoCloseable {
  final PrometheusProperties properties = PrometheusProperties.builder().build();
  final PrometheusRegistry registry = new PrometheusRegistry();
  final AtomicBoolean ready = new AtomicBoolean(true);
  volatile String status = "{}";
  final Endpoint endpoint;

  Running() throws IOException {
    this(Limits.DEFAULT);
  }

  Running(Limits limits) throws IOException {
    this("127.0.0.1", limits);
  }

  Running(String host, Limits limits) throws IOException {
    Counter.builder(properties)
        .name("test_moves_total")
        .help("Moves.")
        .labelNames("kind")
        .register(registry)
        .labelValues("stone")
        .inc(7);
    Histogram.builder(properties)
        .name("test_turn_seconds")
        .help("Turns.")
        .classicOnly()
        .register(registry)
        .observe(0.3);
    endpoint = Endpoint.start(host, 0, registry, properties, ready::get, () -> status, limits);
  }

  InetSocketAddress address() {
    return endpoint.address();
  }

  /** Adds so many series that their page has about 60 bytes for each. */
  void fill(int series) {
    Gauge gauge =
        Gauge.builder(properties)
            .name("test_filler")
            .help("Filler.")
            .labelNames("number")
            .register(registry);
    for (int i = 0; i < series; i++) {
      gauge.labelValues("a-rather-long-label-value-number-" + i).set(i);
    }
  }

  /** Adds a metric whose collection runs what is given. */
  void onScrape(Runnable action) {
    GaugeWithCallback.builder(properties)
        .name("test_action")
        .help("Action.")
        .callback(
            callback -> {
              action.run();
              callback.call(1);
            })
        .register(registry);
  }

  /** Value of one of the page's lines, 0 when there is none. */
  double value(String series) throws IOException {
    String page = RawClient.get(address(), "/metrics").body();
    return page.lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .sum();
  }

  /** Waits until something holds; fails after half a minute. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("did not come true in 30 s: " + what);
      }
      Thread.sleep(10);
    }
  }

  @Override
  public void close() {
    endpoint.close();
  }
}

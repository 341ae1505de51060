package io.gameserverexporter.benchmarks.recording;

import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.meter.HttpMeter;
import io.gameserverexporter.meter.SeriesBudget;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The agent's meter, installed as the agent installs it. */
@State(Scope.Benchmark)
public class AgentMeter {
  private static final int MAX_SERIES = 10_000;

  private final PrometheusRegistry registry = new PrometheusRegistry();

  @Setup
  public void install() {
    HttpServers.install(
        new HttpMeter(registry, Bounds.seconds(), new SeriesBudget(MAX_SERIES), null));
  }

  /** What a scrape would read. */
  PrometheusRegistry registry() {
    return registry;
  }
}

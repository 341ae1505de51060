package io.gameserverexporter;

import io.gameserverexporter.boot.AgentLoader;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.meter.HttpMeter;
import io.gameserverexporter.meter.SeriesBudget;
import io.gameserverexporter.probe.ProbeTransformer;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.File;
import java.lang.instrument.Instrumentation;

public final class Agent {
  private Agent() {}

  public static void start(File jar, String argument, Instrumentation instrumentation) {
    AgentLoader loader = (AgentLoader) Agent.class.getClassLoader();
    ProbeTransformer probes = new ProbeTransformer(instrumentation, loader, n -> true);
    probes.watch();
    Thread thread = new Thread(() -> startParts(probes), "gameserver-exporter-start");
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
  }

  private static void startParts(ProbeTransformer probes) {
    try {
      PrometheusProperties properties = PrometheusProperties.builder().build();
      PrometheusRegistry registry = new PrometheusRegistry();
      SeriesBudget budget = new SeriesBudget(10000);
      AgentMetrics.register(registry, properties, "dev", budget, probes.states());
      HttpServers.install(
          new HttpMeter(
              registry,
              new double[] {.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10},
              budget));
      probes.start();
      int port =
          io.prometheus.metrics.exporter.httpserver.HTTPServer.builder()
              .registry(registry)
              .port(0)
              .buildAndStart()
              .getPort();
      Stderr.line("metrics at http://127.0.0.1:" + port + "/metrics");
    } catch (Throwable t) {
      Stderr.line(Stderr.brief(t));
    }
  }
}

package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmCompilationMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/**
 * The pieces of prometheus-metrics' own JVM metrics that cost little in a scrape, each as a source.
 *
 * <p>Not its threads (searches for deadlocks and looks at every thread, see {@link JvmThreads}),
 * not its process metrics (an exception and 16 KiB a figure, see {@code ProcessUse}), not its
 * memory pool allocation (reads the application's configuration, see {@link JvmAllocation}) and not
 * its native memory (creates the platform's MBean server, which the application may have plans
 * for).
 */
final class ClientJava implements Source {
  private final PrometheusRegistry registry;

  private ClientJava(PrometheusRegistry registry) {
    this.registry = registry;
  }

  static Source memory(PrometheusProperties properties) {
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmMemoryMetrics.builder(properties).register(registry);
    return new ClientJava(registry);
  }

  static Source garbageCollection(PrometheusProperties properties) {
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmGarbageCollectorMetrics.builder(properties).register(registry);
    return new ClientJava(registry);
  }

  static Source bufferPools(PrometheusProperties properties) {
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmBufferPoolMetrics.builder(properties).register(registry);
    return new ClientJava(registry);
  }

  static Source classes(PrometheusProperties properties) {
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmClassLoadingMetrics.builder(properties).register(registry);
    return new ClientJava(registry);
  }

  static Source compilation(PrometheusProperties properties) {
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmCompilationMetrics.builder(properties).register(registry);
    return new ClientJava(registry);
  }

  static Source runtime(PrometheusProperties properties) {
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmRuntimeInfoMetric.builder(properties).register(registry);
    return new ClientJava(registry);
  }

  @Override
  public void collect(Reading reading) {
    for (MetricSnapshot snapshot : registry.scrape()) {
      reading.add(snapshot);
    }
  }
}

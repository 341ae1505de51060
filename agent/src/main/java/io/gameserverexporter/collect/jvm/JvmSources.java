package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import io.prometheus.metrics.config.PrometheusProperties;
import org.jspecify.annotations.Nullable;

/** What the JVM tells of itself. */
public final class JvmSources implements SourceTable {
  /** The search for deadlocks among these takes about a millisecond. */
  private static final int MOST_THREADS_TO_SEARCH = 1_000;

  private final PrometheusProperties properties;

  /**
   * @param properties the configuration of prometheus-metrics
   */
  public JvmSources(PrometheusProperties properties) {
    this.properties = properties;
  }

  @Override
  public @Nullable Source open(String name) {
    switch (name) {
      case "jvm_memory":
        return ClientJava.memory(properties);
      case "jvm_gc":
        return ClientJava.garbageCollection(properties);
      case "jvm_threads":
        return new JvmThreads();
      case "jvm_threads_state":
        return new JvmThreadStates();
      case "jvm_threads_deadlocked":
        return new JvmDeadlocks(MOST_THREADS_TO_SEARCH);
      case "jvm_cpu_count":
        return new JvmCpuCount();
      case "jvm_gc_duration":
        return new JvmGcDuration();
      case "jvm_memory_pool_allocation":
        return new JvmAllocation();
      case "jvm_buffer_pool":
        return ClientJava.bufferPools(properties);
      case "jvm_classes":
        return ClientJava.classes(properties);
      case "jvm_compilation":
        return ClientJava.compilation(properties);
      case "jvm_runtime":
        return ClientJava.runtime(properties);
      default:
        return null;
    }
  }
}

package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import io.prometheus.metrics.config.PrometheusProperties;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** What the JVM tells of itself. */
public final class JvmSources implements SourceTable {
  /** The search for deadlocks among these takes about a millisecond. */
  private static final int MOST_THREADS_TO_SEARCH = 1_000;

  private final PrometheusProperties properties;
  private final @Nullable Instrumentation instrumentation;
  private final Paths paths;
  private final boolean linux;

  /**
   * @param properties the configuration of prometheus-metrics
   * @param paths where the kernel says why threads do not run
   * @param linux whether there are such paths
   * @param instrumentation opens what the JVM keeps to itself; null outside of an agent
   */
  public JvmSources(
      PrometheusProperties properties,
      @Nullable Instrumentation instrumentation,
      Paths paths,
      boolean linux) {
    this.paths = paths;
    this.linux = linux;
    this.properties = properties;
    this.instrumentation = instrumentation;
  }

  @Override
  public @Nullable Source open(String name) throws ReflectiveOperationException {
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
      case "jvm_allocation":
        return JvmTotalAllocation.open();
      case "jvm_virtual_threads":
        return JvmVirtualThreads.open();
      case "jvm_native_memory":
        return JvmNativeMemory.open(instrumentation);
      case "jvm_safepoints":
        return JvmSafepoints.open(PerfCounters.open(instrumentation));
      case "jvm_hiccups":
        return new JvmHiccups(
            StallCauses.open(instrumentation, paths, linux), JvmHiccups.restOfStart());
      case "jvm_flight_recorder":
        return JvmFlightRecorder.open();
      case "jvm_flags":
        return JvmFlags.open();
      default:
        return null;
    }
  }
}

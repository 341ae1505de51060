package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;

/**
 * {@code jvm_cpu_count}: how many processors the JVM thinks it has. In the background, as the JVM
 * reads the container's files for it.
 */
final class JvmCpuCount implements Source {
  private final Family family =
      Family.gauge(
          "jvm_cpu_count",
          "Processors that the JVM may use, after the container's limit. It sizes the pools of"
              + " threads and the garbage collector by them.");

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) {
    reading.add(family, Runtime.getRuntime().availableProcessors());
  }
}

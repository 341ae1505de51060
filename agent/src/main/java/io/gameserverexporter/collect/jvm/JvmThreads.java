package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** {@code jvm_threads}: counts of threads that the JVM keeps anyway, whatever their number. */
final class JvmThreads implements Source {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Family current =
      Family.gauge(
          "jvm_threads_current",
          "Platform threads that live at this moment. A steady climb is a leak.");
  private final Family daemon =
      Family.gauge(
          "jvm_threads_daemon", "Of jvm_threads_current, those that do not keep the JVM running.");
  private final Family peak =
      Family.gauge(
          "jvm_threads_peak", "Most platform threads that lived at once since the JVM started.");
  private final Family started =
      Family.counter(
          "jvm_threads_started_total",
          "Platform threads started since the JVM did. A high rate means that threads are not"
              + " pooled.");

  @Override
  public void collect(Reading reading) {
    reading.add(current, threads.getThreadCount());
    reading.add(daemon, threads.getDaemonThreadCount());
    reading.add(peak, threads.getPeakThreadCount());
    reading.add(started, (double) threads.getTotalStartedThreadCount());
  }
}

package io.gameserverexporter.collect.process;

import com.sun.management.OperatingSystemMXBean;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** {@code process} on systems without {@code /proc}: what the JVM itself says. */
final class ProcessBean implements Source {
  private static final double MILLIS_PER_SECOND = 1000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final OperatingSystemMXBean system;
  private final double startSeconds =
      ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND;
  private final Family cpu = ProcessUse.cpu();
  private final Family start = ProcessUse.start();
  private final Family virtual = ProcessUse.virtual();

  private ProcessBean(OperatingSystemMXBean system) {
    this.system = system;
  }

  /** Null on a JVM that does not say. */
  static @Nullable Source open() {
    java.lang.management.OperatingSystemMXBean system =
        ManagementFactory.getOperatingSystemMXBean();
    return system instanceof OperatingSystemMXBean
        ? new ProcessBean((OperatingSystemMXBean) system)
        : null;
  }

  @Override
  public void collect(Reading reading) {
    reading.add(cpu, system.getProcessCpuTime() / NANOS_PER_SECOND);
    reading.add(start, startSeconds);
    reading.add(virtual, (double) system.getCommittedVirtualMemorySize());
  }
}

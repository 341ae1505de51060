package io.gameserverexporter.collect.process;

import com.sun.management.UnixOperatingSystemMXBean;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;

/** {@code process_fds} on systems without {@code /proc}: what the JVM itself counts. */
final class ProcessFilesBean implements Source {
  private final UnixOperatingSystemMXBean system;
  private final Family open = openFiles();
  private final Family most = mostFiles();

  private ProcessFilesBean(UnixOperatingSystemMXBean system) {
    this.system = system;
  }

  /** Null where processes have no file descriptors. */
  static @Nullable Source open() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof UnixOperatingSystemMXBean
        ? new ProcessFilesBean((UnixOperatingSystemMXBean) system)
        : null;
  }

  static Family openFiles() {
    return Family.gauge(
        "process_open_fds",
        "Files and sockets that the process has open. At process_max_fds it can take no more"
            + " connections.");
  }

  static Family mostFiles() {
    return Family.gauge("process_max_fds", "How many files and sockets the process can have open.");
  }

  /** Counts them one by one. Needs the module jdk.management. */
  static double countOpenFiles() {
    return (double)
        ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getOpenFileDescriptorCount();
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) {
    reading.add(open, (double) system.getOpenFileDescriptorCount());
    reading.add(most, (double) system.getMaxFileDescriptorCount());
  }
}

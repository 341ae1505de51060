package io.gameserverexporter.collect;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;

/**
 * {@code process_fds}: files and sockets that this process has open. In the background, as kernels
 * before 6.2 have to count them one by one, and a game server may have a hundred thousand.
 */
final class ProcessFiles extends Source {
  private final UnixOperatingSystemMXBean system;
  private final File directory;
  private final Family open =
      Family.gauge(
          "process_open_fds",
          "Files and sockets that the process has open. At process_max_fds it can take no more"
              + " connections.");
  private final Family most =
      Family.gauge("process_max_fds", "How many files and sockets the process can have open.");

  private ProcessFiles(UnixOperatingSystemMXBean system, String directory) {
    this.system = system;
    this.directory = new File(directory);
  }

  /** Null where processes have no file descriptors. */
  static @Nullable Source open() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof UnixOperatingSystemMXBean
        ? new ProcessFiles((UnixOperatingSystemMXBean) system, "/proc/self/fd")
        : null;
  }

  @Override
  int intervalMillis() {
    return SAMPLED;
  }

  @Override
  void collect(Reading reading) {
    // The size of the directory, since Linux 6.2; before that and elsewhere 0.
    double count = directory.length();
    reading.add(open, count > 0 ? count : (double) system.getOpenFileDescriptorCount());
    reading.add(most, (double) system.getMaxFileDescriptorCount());
  }
}

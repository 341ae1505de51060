package io.gameserverexporter.collect.process;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.io.File;
import java.io.IOException;

/**
 * {@code process_fds} on Linux: files and sockets that this process has open. In the background, as
 * kernels before 6.2 have to count them one by one, and a game server may have a hundred thousand.
 */
final class ProcessFiles implements Source {
  /** The field after the three words of {@code Max open files}. */
  private static final int SOFT_LIMIT = 4;

  private final File descriptors;
  private final ProcFile limits;
  private final Family open = ProcessFilesBean.openFiles();
  private final Family most = ProcessFilesBean.mostFiles();

  /**
   * @param directory {@code /proc/self}
   */
  ProcessFiles(String directory) {
    descriptors = new File(directory, "fd");
    limits = new ProcFile(directory + "/limits");
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) throws IOException {
    // The size of the directory, since Linux 6.2; before that 0.
    double count = descriptors.length();
    reading.add(open, count > 0 ? count : ProcessFilesBean.countOpenFiles());
    limits.read();
    while (limits.nextLine()) {
      if (limits.lineStartsWith("Max open files") && limits.skipTo(SOFT_LIMIT)) {
        // The kernel has no endless limit for files.
        reading.add(most, limits.number());
      }
    }
  }
}

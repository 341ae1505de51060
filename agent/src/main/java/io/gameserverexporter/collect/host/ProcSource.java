package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Source;
import java.io.File;

/**
 * A source that reads files of the kernel's {@code /proc}: in the scrape, as they are made in
 * memory in some microseconds and counters are best read at the moment of the scrape. Where a user
 * space file system lies over them, as LXC does, they may block and are sampled.
 */
abstract class ProcSource implements Source {
  private final int intervalMillis;

  /**
   * @param blocking whether these files may block
   */
  ProcSource(boolean blocking) {
    intervalMillis = blocking ? SAMPLED : 0;
  }

  @Override
  public final int intervalMillis() {
    return intervalMillis;
  }

  /**
   * A file of the network name space that is asked for: where the host's {@code /proc} is mounted
   * beside the container's, the host's, which {@code /proc/net} of either does not show.
   */
  static String netFile(Paths paths, String name) {
    String ofInit = paths.proc("1/net/" + name);
    return !paths.procfs().equals("/proc") && new File(ofInit).canRead()
        ? ofInit
        : paths.proc("net/" + name);
  }
}

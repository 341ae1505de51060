package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Source;

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
}

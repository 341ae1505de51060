package io.gameserverexporter.omok;

import java.util.Locale;

/** The three services. */
public enum ServiceName {
  HIVE(5284),
  MATCH(5259),
  GAME(5105);

  private final int defaultPort;

  ServiceName(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  /** The TCP port unless another is chosen. */
  public int defaultPort() {
    return defaultPort;
  }

  /** The name in options and output. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

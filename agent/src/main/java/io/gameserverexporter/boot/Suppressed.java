package io.gameserverexporter.boot;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Errors of the agent in the game server's threads: kept away from the server, counted, said once.
 */
public final class Suppressed {
  private static final AtomicLong COUNT = new AtomicLong();

  private Suppressed() {}

  /** Called by woven code instead of letting {@code error} reach the server. Never throws. */
  public static void note(Throwable error) {
    try {
      if (COUNT.getAndIncrement() == 0) {
        Stderr.line(
            "an error of the agent was kept away from the server ("
                + Stderr.brief(error)
                + "); some requests may be missing from the metrics, see"
                + " gameserver_exporter_suppressed_errors_total");
      }
    } catch (Throwable ignored) {
      // Out of memory, most likely: the server goes first.
    }
  }

  /** How many errors were suppressed since the start. */
  public static long count() {
    return COUNT.get();
  }
}

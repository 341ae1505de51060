package io.gameserverexporter.collect.source;

import java.lang.management.ManagementFactory;

/** When the JVM started. */
public final class JvmStart {
  private static final double MILLIS_PER_SECOND = 1000;

  private JvmStart() {}

  /** Seconds since 1970; 0 without the module java.management, which the rest can do without. */
  public static double seconds() {
    try {
      return ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND;
    } catch (LinkageError e) {
      return 0;
    }
  }
}

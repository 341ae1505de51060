package io.gameserverexporter.collect.jvm;

/** What a garbage collection was: a pause, or a cycle that ran beside the application. */
final class GcAction {
  /** As the JVM itself calls a cycle, where it tells cycles from pauses. */
  private static final String CYCLE = "end of GC cycle";

  private GcAction() {}

  /**
   * What the JVM says, except for two collectors that call everything "end of major GC": ZGC before
   * Java 15, which reports cycles alone, and CMS, whose cycles have the cause "No GC".
   */
  static String of(String collector, String action, String cause) {
    boolean cycle =
        collector.equals("ZGC")
            || (collector.equals("ConcurrentMarkSweep") && cause.equals("No GC"));
    return cycle ? CYCLE : action;
  }
}

package io.gameserverexporter.boot;

/** Where the ticks go of the main loops that the agent knows; implemented by the core. */
public interface LoopSink {
  /**
   * A tick begins.
   *
   * @param loop one of those of {@link GameLoops}
   * @return its time; 0 when the loop is not counted
   */
  long begun(int loop);

  /**
   * A tick has ended.
   *
   * @param begunNanos what {@link #begun} has returned
   * @param budgetNanos how long it may take; 0 when only the loop's usual one is known
   */
  void ended(int loop, long begunNanos, long budgetNanos);
}

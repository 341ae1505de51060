package io.gameserverexporter.boot;

/** What the runs of tasks of one name are counted in; implemented by the core. */
public interface TaskSeries {
  /**
   * A run begins.
   *
   * @param latenessNanos how long after its time
   */
  void begun(long latenessNanos);

  /**
   * A run has ended.
   *
   * @param failed whether it threw
   */
  void ended(long nanos, boolean failed);
}

package io.gameserverexporter.boot;

import org.jspecify.annotations.Nullable;

/** Where the runs of scheduled tasks go; implemented by the core. */
public interface TaskSink {
  /**
   * What the runs of a task are counted in. Asked once for each task, on the thread that is about
   * to run it.
   *
   * @param task the scheduler's object for it
   * @param periodNanos the time between two runs
   * @return null when they are not counted
   */
  @Nullable TaskSeries series(Object task, long periodNanos);
}

package io.gameserverexporter.boot;

import java.util.TimerTask;
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

  /**
   * What both are counted in, when a task that is running has scheduled one that runs the same.
   * Asked at each such run.
   *
   * @param task the scheduler's object for what is running
   * @param next that for what was scheduled
   * @param periodNanos from the time of one to that of the other
   * @param known what the first is counted in; null when it is not yet
   * @return null when the two are not the same, or are not counted
   */
  @Nullable TaskSeries again(
      Object task, Object next, long periodNanos, @Nullable TaskSeries known);

  /** As {@link #series(Object, long)}, for a task that has its period in a field. */
  @Nullable TaskSeries series(TimerTask task);

  /** When a task's next run should begin, in milliseconds since 1970. */
  long plannedMillis(TimerTask task);

  /**
   * How far {@code System.nanoTime} is ahead of the clock that an event loop of Netty's has for a
   * task; {@code Long.MIN_VALUE} when that is not known.
   */
  long aheadOfLoopNanos(Object task);
}

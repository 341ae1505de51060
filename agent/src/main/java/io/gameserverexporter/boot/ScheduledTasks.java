package io.gameserverexporter.boot;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What advice in schedulers calls, around each run of a task that runs again and again.
 *
 * <p>No method throws: an error here must not reach the server (see {@link Suppressed}). No method
 * allocates or locks after the first run of a task.
 */
public final class ScheduledTasks {
  private static volatile @Nullable TaskSink sink;

  private ScheduledTasks() {}

  /** Installs the core's sink; before that, runs pass uncounted. */
  public static void install(TaskSink newSink) {
    sink = newSink;
  }

  /**
   * A pool is about to run a task.
   *
   * @param periodNanos less than 0 when it is from the end of a run to the next
   * @param plannedNanos when it should begin, as {@code System.nanoTime} has it
   * @return what the run is counted in; null when it is not
   */
  public static @Nullable Object begun(
      Object task, long periodNanos, long plannedNanos, ScheduledThreadPoolExecutor pool) {
    try {
      TaskSeries series = series(task, Math.abs(periodNanos));
      if (series == null) {
        return null;
      }
      long late = System.nanoTime() - plannedNanos;
      // Last of all: the pool asks the same right after this.
      if (((Future<?>) task).isCancelled()
          || (pool.isShutdown() && !pool.getContinueExistingPeriodicTasksAfterShutdownPolicy())) {
        return null;
      }
      series.begun(late);
      return series;
    } catch (Throwable error) {
      Suppressed.note(error);
      return null;
    }
  }

  /**
   * A run of such a task is over. The pool keeps what it threw to itself, and gives the task no
   * other time.
   *
   * @param series what {@link #begun} has returned
   * @param planned when it should have begun
   * @param next when the next run should
   */
  public static void ended(Object series, Object task, long startNanos, long planned, long next) {
    try {
      long nanos = System.nanoTime() - startNanos;
      Future<?> future = (Future<?>) task;
      ((TaskSeries) series)
          .ended(nanos, next == planned && future.isDone() && !future.isCancelled());
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  private static @Nullable TaskSeries series(Object task, long periodNanos) {
    KnownTask known = KnownTask.find(task);
    if (known == null) {
      TaskSink to = sink;
      if (to == null) {
        return null;
      }
      known = KnownTask.add(task, to.series(task, periodNanos));
    }
    return known.series;
  }
}

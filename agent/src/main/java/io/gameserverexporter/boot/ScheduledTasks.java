package io.gameserverexporter.boot;

import java.util.TimerTask;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What advice in schedulers calls, around each run of a task that runs again and again.
 *
 * <p>No method throws: an error here must not reach the server (see {@link Suppressed}). No method
 * allocates or locks after the first run of a task.
 */
public final class ScheduledTasks {
  private static volatile @Nullable TaskSink sink;

  private static final ThreadLocal<TimerRun> TIMER_RUN =
      new ThreadLocal<TimerRun>() {
        @Override
        protected TimerRun initialValue() {
          return new TimerRun();
        }
      };

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

  /**
   * The thread of a timer is about to run the first task of its queue, which is to run again.
   *
   * @param queue with the task at 1
   */
  public static void timerBegins(@Nullable TimerTask[] queue) {
    try {
      TimerTask task = queue[1];
      KnownTask known = task == null ? null : KnownTask.find(task);
      TaskSink to = sink;
      if (task == null || to == null) {
        return;
      }
      if (known == null) {
        known = KnownTask.add(task, to.series(task), 0);
      }
      TaskSeries series = known.series;
      if (series != null) {
        series.begun(
            TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - to.plannedMillis(task)));
        TimerRun run = TIMER_RUN.get();
        run.series = series;
        run.startNanos = System.nanoTime();
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /** The thread of a timer looks for what to do next. */
  public static void timerGoesOn() {
    try {
      TIMER_RUN.get().end(false);
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /** A timer's queue is emptied: somebody cancels the timer, or a task has killed its thread. */
  public static void timerCleared() {
    try {
      TimerRun run = TIMER_RUN.get();
      if (run.series != null && isCalledByTheThreadItself()) {
        run.end(true);
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  private static boolean isCalledByTheThreadItself() {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    int i = 0;
    while (i < stack.length && !stack[i].getClassName().equals("java.util.TaskQueue")) {
      i++;
    }
    return i + 1 < stack.length && stack[i + 1].getClassName().equals("java.util.TimerThread");
  }

  /**
   * An event loop of Netty's has been with a task.
   *
   * @param planned when it should have begun, by the clock of the loop
   * @param next when the next run should: the same when this was none, or threw
   */
  public static void loopEnded(
      Future<?> task, long periodNanos, long startNanos, long planned, long next) {
    try {
      long now = System.nanoTime();
      boolean failed = next == planned && task.isDone() && !task.isCancelled();
      TaskSink to = sink;
      if ((next == planned && !failed) || to == null) {
        return;
      }
      KnownTask known = KnownTask.find(task);
      if (known == null) {
        TaskSeries series = to.series(task, Math.abs(periodNanos));
        known = KnownTask.add(task, series, series == null ? 0 : to.aheadOfLoopNanos(task));
      }
      TaskSeries series = known.series;
      if (series != null) {
        if (known.aheadNanos != Long.MIN_VALUE) {
          series.begun(startNanos - known.aheadNanos - planned);
        }
        series.ended(now - startNanos, failed);
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /** What the thread of a timer is at. */
  private static final class TimerRun {
    @Nullable TaskSeries series;
    long startNanos;

    void end(boolean failed) {
      TaskSeries ended = series;
      if (ended != null) {
        series = null;
        ended.ended(System.nanoTime() - startNanos, failed);
      }
    }
  }

  private static @Nullable TaskSeries series(Object task, long periodNanos) {
    KnownTask known = KnownTask.find(task);
    if (known == null) {
      TaskSink to = sink;
      if (to == null) {
        return null;
      }
      known = KnownTask.add(task, to.series(task, periodNanos), 0);
    }
    return known.series;
  }
}

package io.gameserverexporter.boot;

import java.util.TimerTask;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What advice in schedulers calls, around each run of a task that runs again and again.
 *
 * <p>No method throws: an error here must not reach the server (see {@link Suppressed}). No method
 * allocates or locks after the first run of a task, but for a reference to each task that was
 * scheduled by the one before it.
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

  private static final ThreadLocal<OnceRun> ONCE_RUN =
      new ThreadLocal<OnceRun>() {
        @Override
        protected OnceRun initialValue() {
          return new OnceRun();
        }
      };

  /** How far {@code System.nanoTime} is ahead of the clock of pools that fork; 0 when unknown. */
  private static volatile long aheadOfForks;

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
   * A thread of a pool is about to run a task that runs once.
   *
   * @param plannedNanos when it should begin, as {@code System.nanoTime} has it
   */
  public static void onceBegins(Object task, long plannedNanos) {
    try {
      if (sink == null) {
        return;
      }
      OnceRun run = ONCE_RUN.get();
      TaskSeries series = FollowUp.take(task, plannedNanos);
      run.series = series == null || ((Future<?>) task).isCancelled() ? null : series;
      run.task = task;
      run.plannedNanos = plannedNanos;
      run.startNanos = System.nanoTime();
      if (run.series != null) {
        run.series.begun(run.startNanos - plannedNanos);
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /**
   * Somebody schedules a task that runs once. If that is a run of one like it, both are runs of a
   * task that gives itself its next time.
   *
   * @param plannedNanos when it should begin, as {@code System.nanoTime} has it
   */
  public static void onceScheduled(Object next, long plannedNanos) {
    try {
      OnceRun run = ONCE_RUN.get();
      Object task = run.task;
      TaskSink to = sink;
      if (task == null || to == null) {
        return;
      }
      TaskSeries series = to.again(task, next, plannedNanos - run.plannedNanos, run.series);
      if (series == null) {
        return;
      }
      FollowUp.add(next, plannedNanos, series);
      if (run.series == null) {
        // The first of them, which was not known for one until now.
        run.series = series;
        series.begun(run.startNanos - run.plannedNanos);
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /**
   * A run of a task that runs once is over.
   *
   * @param thrown what it threw, if its pool has not kept that
   */
  public static void onceEnds(Object task, @Nullable Throwable thrown) {
    try {
      OnceRun run = ONCE_RUN.get();
      TaskSeries series = run.series;
      if (run.task == task) {
        run.task = null;
        run.series = null;
        if (series != null) {
          series.ended(
              System.nanoTime() - run.startNanos, thrown != null || hasFailed((Future<?>) task));
        }
      }
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  private static boolean hasFailed(Future<?> task) throws InterruptedException {
    if (!task.isDone()) {
      return false;
    }
    if (task instanceof ForkJoinTask) {
      // Whose get would take an interrupt that is the thread's.
      return ((ForkJoinTask<?>) task).isCompletedAbnormally() && !task.isCancelled();
    }
    try {
      task.get();
      return false;
    } catch (CancellationException cancelled) {
      return false;
    } catch (ExecutionException failed) {
      return true;
    }
  }

  /**
   * A thread of a {@code ForkJoinPool} is about to run a task.
   *
   * @param periodNanos 0 for once, less than 0 when it is from the end of a run to the next
   * @param planned when it should begin, by the pool's clock
   * @return what the run is counted in; null when it is not, or runs once
   */
  public static @Nullable Object forkBegins(Object task, long periodNanos, long planned) {
    try {
      long plannedNanos = ofForks(task, planned);
      if (periodNanos == 0) {
        onceBegins(task, plannedNanos);
        return null;
      }
      TaskSeries series = series(task, Math.abs(periodNanos));
      if (series != null) {
        series.begun(System.nanoTime() - plannedNanos);
      }
      return series;
    } catch (Throwable error) {
      Suppressed.note(error);
      return null;
    }
  }

  /**
   * Such a run is over.
   *
   * @param series what {@link #forkBegins} has returned
   */
  public static void forkEnded(Object series, long startNanos, @Nullable Throwable thrown) {
    try {
      ((TaskSeries) series).ended(System.nanoTime() - startNanos, thrown != null);
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  /** As {@link #onceScheduled}, by the clock of a {@code ForkJoinPool}. */
  public static void forkScheduled(Object next, long planned) {
    try {
      onceScheduled(next, ofForks(next, planned));
    } catch (Throwable error) {
      Suppressed.note(error);
    }
  }

  private static long ofForks(Object task, long planned) {
    long ahead = aheadOfForks;
    if (ahead == 0) {
      ahead = System.nanoTime() + ((Delayed) task).getDelay(TimeUnit.NANOSECONDS) - planned;
      aheadOfForks = ahead;
    }
    return planned + ahead;
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

  /** What the thread of a pool is at that runs a task once. */
  private static final class OnceRun {
    @Nullable Object task;
    @Nullable TaskSeries series;
    long plannedNanos;
    long startNanos;
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

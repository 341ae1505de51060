package io.gameserverexporter.probe;

import io.gameserverexporter.boot.ScheduledTasks;
import io.gameserverexporter.probe.weave.Weave;
import java.util.TimerTask;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that run again and again: of {@code ScheduledThreadPoolExecutor} and {@code Timer} in Java
 * 8 to 26, of {@code ForkJoinPool} since 25, and of the event loops of Netty 4.1 and 4.2.
 *
 * <p>The pool's own object for a task has the period and the time of the next run, and is the same
 * in all of these versions. A run is from just before the pool asks whether it may take place until
 * the task is in the queue again.
 *
 * <p>A task that runs once may have scheduled itself for another time before its run is over; then
 * it is one of these, too, from its first run to its last. Those that do not, which virtual threads
 * that sleep are among, pay for one reading of the clock. In a {@code ForkJoinPool} what wakes
 * virtual threads runs at once, by the scheduler itself, and is told by a field.
 *
 * <p>A timer's thread is in one loop for all its life, which an attach cannot change. So its queue
 * is woven, which the loop tells of a run before it, and asks when it comes back. What a task
 * throws ends the loop, and the thread empties the queue.
 *
 * <p>An event loop also runs its task to put it into its queue. It has been a run when the task has
 * another time after it, or has failed.
 *
 * <p>Advice has no type of {@code boot} among its parameters here: of a class of the JDK's that is
 * loaded already, the JVM gives out code without frames, which is left to Byte Buddy, and that does
 * not find such a type when the agent was attached.
 */
final class ScheduledTasksProbe {
  static final String NAME = "scheduled-tasks";

  private static final String HERE = "io.gameserverexporter.probe.ScheduledTasksProbe$";

  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String POOL = CONCURRENT + "ScheduledThreadPoolExecutor";
  private static final String POOL_TASK = POOL + "$ScheduledFutureTask";
  private static final String FORK_TASK = CONCURRENT + "DelayScheduler$ScheduledForkJoinTask";
  private static final String RUNNABLE = "java.lang.Runnable";
  private static final String CALLABLE = CONCURRENT + "Callable";
  private static final String OBJECT = "java.lang.Object";

  private ScheduledTasksProbe() {}

  static Probe probe() {
    return new Probe(
        NAME,
        "runs of scheduled tasks",
        Weave.into(POOL_TASK, "run", HERE + "PoolRun"),
        // By version, and by what is to run.
        Weave.intoIfThere(POOL_TASK, "<init>", HERE + "PoolTask", POOL, RUNNABLE, OBJECT, "long"),
        Weave.intoIfThere(
            POOL_TASK, "<init>", HERE + "PoolTask", POOL, RUNNABLE, OBJECT, "long", "long"),
        Weave.intoIfThere(POOL_TASK, "<init>", HERE + "PoolTask", POOL, CALLABLE, "long"),
        Weave.intoIfThere(POOL_TASK, "<init>", HERE + "PoolTask", POOL, CALLABLE, "long", "long"),
        Weave.into(FORK_TASK, "compute", HERE + "ForkRun"),
        Weave.into(FORK_TASK, "<init>", HERE + "ForkTask", "long", "long", Weave.AND_MORE),
        Weave.into("java.util.TaskQueue", "rescheduleMin", HERE + "TimerBegins", "long"),
        Weave.into("java.util.TaskQueue", "isEmpty", HERE + "TimerGoesOn"),
        Weave.into("java.util.TaskQueue", "clear", HERE + "TimerCleared"),
        Weave.into("io.netty.util.concurrent.ScheduledFutureTask", "run", HERE + "LoopRun"));
  }

  /** A thread of a pool runs a task. */
  static final class PoolRun {
    // The entry gives the exit what it assigns to its parameters.
    @SuppressWarnings("UnusedVariable")
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
        @Advice.This Object task,
        @Advice.FieldValue("period") long period,
        @Advice.FieldValue("time") long time,
        @Advice.FieldValue("this$0") ScheduledThreadPoolExecutor pool,
        @Advice.Local("start") long start,
        @Advice.Local("planned") long planned) {
      if (period == 0) {
        ScheduledTasks.onceBegins(task, time);
        return null;
      }
      planned = time;
      Object series = ScheduledTasks.begun(task, period, time, pool);
      start = System.nanoTime();
      return series;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Enter @Nullable Object series,
        @Advice.This Object task,
        @Advice.FieldValue("period") long period,
        @Advice.FieldValue("time") long next,
        @Advice.Local("start") long start,
        @Advice.Local("planned") long planned) {
      if (series != null) {
        ScheduledTasks.ended(series, task, start, planned, next);
      } else if (period == 0) {
        ScheduledTasks.onceEnds(task, null);
      }
    }
  }

  /** A task of a pool has been made, and is about to wait for its time. */
  static final class PoolTask {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object task,
        @Advice.FieldValue("period") long period,
        @Advice.FieldValue("time") long time) {
      if (period == 0) {
        ScheduledTasks.onceScheduled(task, time);
      }
    }
  }

  /** A thread of a pool that forks runs a task that had to wait. */
  static final class ForkRun {
    @SuppressWarnings("UnusedVariable")
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
        @Advice.This Object task,
        @Advice.FieldValue("nextDelay") long period,
        @Advice.FieldValue("when") long when,
        @Advice.FieldValue("isImmediate") boolean immediate,
        @Advice.Local("start") long start) {
      if (immediate) {
        return null;
      }
      Object series = ScheduledTasks.forkBegins(task, period, when);
      start = System.nanoTime();
      return series;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Enter @Nullable Object series,
        @Advice.This Object task,
        @Advice.FieldValue("nextDelay") long period,
        @Advice.FieldValue("isImmediate") boolean immediate,
        @Advice.Local("start") long start,
        @Advice.Thrown @Nullable Throwable thrown) {
      if (series != null) {
        ScheduledTasks.forkEnded(series, start, thrown);
      } else if (period == 0 && !immediate) {
        ScheduledTasks.onceEnds(task, thrown);
      }
    }
  }

  /** A task of such a pool has been made. */
  static final class ForkTask {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object task,
        @Advice.FieldValue("nextDelay") long period,
        @Advice.FieldValue("when") long when,
        @Advice.FieldValue("isImmediate") boolean immediate) {
      if (period == 0 && !immediate) {
        ScheduledTasks.forkScheduled(task, when);
      }
    }
  }

  /** The thread of a timer gives the first task of its queue another time, and runs it then. */
  static final class TimerBegins {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("queue") @Nullable TimerTask[] queue) {
      ScheduledTasks.timerBegins(queue);
    }
  }

  /** The thread of a timer, and nobody else, asks for more. */
  static final class TimerGoesOn {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      ScheduledTasks.timerGoesOn();
    }
  }

  /** The thread of a timer ends, or somebody cancels the timer. */
  static final class TimerCleared {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      ScheduledTasks.timerCleared();
    }
  }

  /** An event loop is with a task. */
  static final class LoopRun {
    @SuppressWarnings("UnusedVariable")
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter(
        @Advice.FieldValue("periodNanos") long period,
        @Advice.FieldValue("deadlineNanos") long deadline,
        @Advice.Local("planned") long planned) {
      planned = deadline;
      return period == 0 ? 0 : System.nanoTime();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Enter long start,
        @Advice.This Object task,
        @Advice.FieldValue("periodNanos") long period,
        @Advice.FieldValue("deadlineNanos") long next,
        @Advice.Local("planned") long planned) {
      if (period != 0) {
        ScheduledTasks.loopEnded((Future<?>) task, period, start, planned, next);
      }
    }
  }
}

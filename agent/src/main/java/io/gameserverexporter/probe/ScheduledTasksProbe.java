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
 * 8 to 26, and of the event loops of Netty 4.1 and 4.2.
 *
 * <p>The pool's own object for a task has the period and the time of the next run, and is the same
 * in all of these versions. A run is from just before the pool asks whether it may take place until
 * the task is in the queue again. A task that runs once, which virtual threads that sleep are
 * among, pays for reading three fields.
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

  private ScheduledTasksProbe() {}

  static Probe probe() {
    return new Probe(
        NAME,
        "runs of scheduled tasks",
        Weave.into(
            "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
            "run",
            HERE + "PoolRun"),
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
        @Advice.FieldValue("time") long next,
        @Advice.Local("start") long start,
        @Advice.Local("planned") long planned) {
      if (series != null) {
        ScheduledTasks.ended(series, task, start, planned, next);
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

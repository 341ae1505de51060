package io.gameserverexporter.probe;

import io.gameserverexporter.boot.ScheduledTasks;
import io.gameserverexporter.probe.weave.Weave;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that run again and again: of {@code ScheduledThreadPoolExecutor} in Java 8 to 26.
 *
 * <p>Its own object for a task has the period and the time of the next run, and is the same in all
 * of these versions. A run is from just before the pool asks whether it may take place until the
 * task is in the queue again. A task that runs once, which virtual threads that sleep are among,
 * pays for reading three fields.
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
            HERE + "PoolRun"));
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
}

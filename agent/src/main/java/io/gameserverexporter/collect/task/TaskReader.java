package io.gameserverexporter.collect.task;

import io.gameserverexporter.boot.TaskSeries;
import io.gameserverexporter.boot.TaskSink;
import io.gameserverexporter.meter.TaskMeter;
import java.lang.instrument.Instrumentation;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks into a task at its first run. */
public final class TaskReader implements TaskSink {
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final TaskMeter meter;
  private final boolean slowToo;
  private final TaskNames names;
  private final TimerFields timers;

  /**
   * @param slowToo whether tasks are counted, too, that run less often than once a second
   */
  public TaskReader(TaskMeter meter, boolean slowToo, Instrumentation instrumentation) {
    this.meter = meter;
    this.slowToo = slowToo;
    this.names = new TaskNames(instrumentation);
    this.timers = new TimerFields(instrumentation);
  }

  @Override
  public @Nullable TaskSeries series(Object task, long periodNanos) {
    if (periodNanos > SLOW_NANOS && !slowToo) {
      return null;
    }
    return named(task);
  }

  private @Nullable TaskSeries named(Object task) {
    Object innermost = names.innermost(task);
    if (innermost.getClass().getClassLoader() == TaskReader.class.getClassLoader()) {
      // One of the agent's own.
      return null;
    }
    return meter.series(names.of(innermost));
  }

  @Override
  public @Nullable TaskSeries series(TimerTask task) {
    long millis = timers.periodMillis(task);
    return millis == 0 ? null : series(task, TimeUnit.MILLISECONDS.toNanos(Math.abs(millis)));
  }

  @Override
  public long plannedMillis(TimerTask task) {
    return timers.plannedMillis(task);
  }

  @Override
  public long aheadOfLoopNanos(Object task) {
    return LoopClock.aheadNanos(task);
  }
}

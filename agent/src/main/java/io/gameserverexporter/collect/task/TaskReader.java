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
  /** Once a second is the pace of what servers do for themselves, Tomcat's time-outs among it. */
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What gives itself its next time a second later may be early by a moment. */
  private static final long ROUNDED_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final TaskMeter meter;
  private final boolean slowToo;
  private final TaskNames names;
  private final TimerFields timers;

  /**
   * @param slowToo whether tasks are counted, too, that run once a second or less often
   */
  public TaskReader(TaskMeter meter, boolean slowToo, Instrumentation instrumentation) {
    this.meter = meter;
    this.slowToo = slowToo;
    this.names = new TaskNames(instrumentation);
    this.timers = new TimerFields(instrumentation);
  }

  @Override
  public @Nullable TaskSeries series(Object task, long periodNanos) {
    if (periodNanos >= SLOW_NANOS && !slowToo) {
      return null;
    }
    return named(names.innermost(task));
  }

  @Override
  public @Nullable TaskSeries again(
      Object task, Object next, long periodNanos, @Nullable TaskSeries known) {
    if (known == null && periodNanos > SLOW_NANOS - ROUNDED_NANOS && !slowToo) {
      return null;
    }
    Object innermost = names.innermost(task);
    // Of a task that nothing is known to be in, only the scheduler's class could be compared.
    if (innermost == task || innermost.getClass() != names.innermost(next).getClass()) {
      return null;
    }
    return known == null ? named(innermost) : known;
  }

  private @Nullable TaskSeries named(Object innermost) {
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

package io.gameserverexporter.collect.task;

import io.gameserverexporter.collect.source.JdkInternals;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** When a {@code TimerTask} runs, which it keeps to its package. */
final class TimerFields {
  private final @Nullable Field period;
  private final @Nullable Field planned;

  TimerFields(Instrumentation instrumentation) {
    Field periodField = null;
    Field plannedField = null;
    try {
      JdkInternals.open(instrumentation, TimerTask.class);
      periodField = TimerTask.class.getDeclaredField("period");
      periodField.setAccessible(true);
      plannedField = TimerTask.class.getDeclaredField("nextExecutionTime");
      plannedField.setAccessible(true);
    } catch (ReflectiveOperationException | RuntimeException closed) {
      // Timers are not counted, then.
    }
    period = periodField;
    planned = plannedField;
  }

  /** Less than 0 when it is from one run to the next as it comes; 0 when it is not known. */
  long periodMillis(TimerTask task) {
    return period == null || planned == null ? 0 : value(period, task);
  }

  long plannedMillis(TimerTask task) {
    return planned == null ? 0 : value(planned, task);
  }

  private static long value(Field field, TimerTask of) {
    try {
      return field.getLong(of);
    } catch (IllegalAccessException closed) {
      return 0;
    }
  }
}

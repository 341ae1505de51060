package io.gameserverexporter.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.gameserverexporter.boot.ScheduledTasks;
import io.gameserverexporter.boot.TaskSeries;
import io.gameserverexporter.boot.TaskSink;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.util.TimerTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names of tasks are bounded, and their runs cost no memory. */
class TaskMeterTest {
  private static final int RUNS = 20_000;

  @Test
  void namesAreBounded() {
    TaskMeter meter = new TaskMeter(new PrometheusRegistry());
    for (int i = 0; i < 50; i++) {
      meter.series("task " + i);
    }
    TaskSeries beyond = meter.series("one more");
    assertSame(beyond, meter.series("and another"));
    beyond.begun(0);
    beyond.ended(1, true);
    assertEquals(51, meter.collect().getDataPoints().size());
    assertEquals(
        1,
        meter.collect().getDataPoints().stream()
            .filter(point -> "_other".equals(point.getLabels().get("task")))
            .mapToDouble(point -> point.getValue())
            .sum());
  }

  @Test
  void runsAllocateNothing() {
    TaskMeter meter = new TaskMeter(new PrometheusRegistry());
    ScheduledTasks.install(new OneSeries(meter.series("it")));
    FutureTask<Void> task = new FutureTask<>(() -> null);
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    try {
      run(task, pool);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long thread = Thread.currentThread().getId();
      long before = threads.getThreadAllocatedBytes(thread);
      run(task, pool);
      long bytes = threads.getThreadAllocatedBytes(thread) - before;
      assertTrue(bytes < RUNS, bytes + " bytes in " + RUNS + " runs");
      task.cancel(false);
      assertNull(ScheduledTasks.begun(task, 1, 0, pool));
    } finally {
      pool.shutdownNow();
    }
  }

  private static void run(FutureTask<?> task, ScheduledThreadPoolExecutor pool) {
    for (int i = 0; i < RUNS; i++) {
      Object series = ScheduledTasks.begun(task, 1_000, System.nanoTime(), pool);
      if (series != null) {
        ScheduledTasks.ended(series, task, System.nanoTime(), i, i + 1);
      }
    }
  }

  /** Has one for all tasks. */
  private static final class OneSeries implements TaskSink {
    private final TaskSeries series;

    OneSeries(TaskSeries series) {
      this.series = series;
    }

    @Override
    public TaskSeries series(Object task, long periodNanos) {
      return series;
    }

    @Override
    public TaskSeries again(
        Object task, Object next, long periodNanos, @Nullable TaskSeries known) {
      return series;
    }

    @Override
    public TaskSeries series(TimerTask task) {
      return series;
    }

    @Override
    public long plannedMillis(TimerTask task) {
      return 0;
    }

    @Override
    public long aheadOfLoopNanos(Object task) {
      return 0;
    }
  }
}

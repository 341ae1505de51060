package io.gameserverexporter.meter;

import io.gameserverexporter.boot.TaskSeries;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts runs of tasks by name: {@code game_task_duration_seconds}, {@code
 * game_task_lateness_seconds} and {@code game_task_failures_total}.
 *
 * <p>Names are of the program, not of its clients: they have a limit of their own, and take nothing
 * from the budget of requests.
 */
public final class TaskMeter implements Collector {
  private static final int MOST_NAMES = 50;
  private static final String OTHER = "_other";

  private final DurationHistogram durations =
      new DurationHistogram(
          "game_task_duration_seconds",
          "How long the runs of tasks took that a scheduler runs again and again.",
          DurationHistogram.tickBounds());
  private final DurationHistogram lateness =
      new DurationHistogram(
          "game_task_lateness_seconds",
          "How long after its time a run of such a task began: its scheduler had no thread for it,"
              + " or the machine no processor.",
          DurationHistogram.tickBounds());
  private final MetricMetadata failures =
      new MetricMetadata(
          "game_task_failures",
          "Runs of such tasks that threw. Java's schedulers never run the task again.");
  private final Map<String, Series> byName = new HashMap<>();
  private @Nullable Series other;

  public TaskMeter(PrometheusRegistry registry) {
    registry.register(durations);
    registry.register(lateness);
    registry.register(this);
  }

  /** What the runs of tasks of that name are counted in. */
  public synchronized TaskSeries series(String name) {
    Series known = byName.get(name);
    if (known != null) {
      return known;
    }
    if (byName.size() < MOST_NAMES) {
      Series added = new Series(name);
      byName.put(name, added);
      return added;
    }
    Series beyond = other;
    if (beyond == null) {
      beyond = new Series(OTHER);
      other = beyond;
    }
    return beyond;
  }

  @Override
  public MetricFamilyDescriptor getMetricFamilyDescriptor() {
    return MetricFamilyDescriptor.of(MetricType.COUNTER, failures);
  }

  @Override
  public synchronized CounterSnapshot collect() {
    List<CounterDataPointSnapshot> points = new ArrayList<>();
    for (Series series : byName.values()) {
      points.add(series.failures());
    }
    if (other != null) {
      points.add(other.failures());
    }
    return new CounterSnapshot(failures, points);
  }

  /** Those of one name. */
  private final class Series implements TaskSeries {
    private final Labels labels;
    private final DurationHistogram.Point durationsOfName;
    private final DurationHistogram.Point latenessOfName;
    private final LongAdder failed = new LongAdder();

    Series(String name) {
      labels = Labels.of("task", name);
      durationsOfName = durations.add(labels);
      latenessOfName = lateness.add(labels);
    }

    @Override
    public void begun(long latenessNanos) {
      latenessOfName.record(latenessNanos);
    }

    @Override
    public void ended(long nanos, boolean threw) {
      if (threw) {
        failed.increment();
      }
      durationsOfName.record(nanos);
    }

    CounterDataPointSnapshot failures() {
      return new CounterDataPointSnapshot(failed.sum(), labels, null, 0);
    }
  }
}

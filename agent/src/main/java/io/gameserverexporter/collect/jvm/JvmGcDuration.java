package io.gameserverexporter.collect.jvm;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.meter.DurationHistogram;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code jvm_gc_duration}: how long each garbage collection took, under the name and labels of the
 * OpenTelemetry semantic conventions.
 *
 * <p>The JVM gives whole milliseconds of its clock at the start and at the end. A single duration
 * is up to a millisecond wrong, the sum over many is not.
 */
final class JvmGcDuration implements Source, GcEvents.Receiver {
  /** Some below the tick of a game, some for what players report. */
  private static final double[] BOUNDS_SECONDS = {
    .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10
  };

  /** A JVM has two to four collectors, and few of HotSpot's forty causes occur. */
  static final int MOST_CAUSES = 32;

  private static final String OTHER = "_other";

  private final DurationHistogram durations =
      new DurationHistogram(
          "jvm_gc_duration_seconds",
          "How long garbage collections took, as the JVM measured it in whole milliseconds. The"
              + " game stood still for them, except where jvm_gc_action is end of GC cycle: those"
              + " ran beside it.",
          BOUNDS_SECONDS);

  /** Changed by the JVM's notification thread alone. */
  private final List<Kind> kinds = new ArrayList<>();

  private final GcEvents events = GcEvents.listen(this);

  private static final class Kind {
    final String collector;
    final String action;
    final String cause;
    final DurationHistogram.Point point;

    Kind(String collector, String action, String cause, DurationHistogram.Point point) {
      this.collector = collector;
      this.action = action;
      this.cause = cause;
      this.point = point;
    }
  }

  @Override
  public void collected(GarbageCollectionNotificationInfo collection) {
    String collector = collection.getGcName();
    String cause = collection.getGcCause();
    count(
        collector,
        GcAction.of(collector, collection.getGcAction(), cause),
        cause,
        collection.getGcInfo().getDuration());
  }

  /** Adds a collection of so many milliseconds. */
  synchronized void count(String collector, String action, String cause, long millis) {
    point(collector, action, cause).record(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private DurationHistogram.Point point(String collector, String action, String cause) {
    for (Kind kind : kinds) {
      if (kind.cause.equals(cause)
          && kind.action.equals(action)
          && kind.collector.equals(collector)) {
        return kind.point;
      }
    }
    if (kinds.size() >= MOST_CAUSES && !cause.equals(OTHER)) {
      return point(collector, action, OTHER);
    }
    DurationHistogram.Point point =
        durations.add(
            Labels.of("jvm_gc_action", action, "jvm_gc_cause", cause, "jvm_gc_name", collector));
    kinds.add(new Kind(collector, action, cause, point));
    return point;
  }

  @Override
  public void collect(Reading reading) {
    HistogramSnapshot snapshot = durations.collect();
    if (!snapshot.getDataPoints().isEmpty()) {
      reading.add(snapshot);
    }
  }

  @Override
  public void close() {
    events.close();
  }
}

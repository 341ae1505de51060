package io.gameserverexporter.collect.game;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.meter.DurationHistogram;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code game_tick}: the ticks of the loops that the operator names, and of those that are known.
 */
final class TickSource implements Source {
  private final @Nullable GamePlan plan;
  private final KnownLoops loops;
  private final TickMeters meters;
  private final Family overruns =
      Family.counter(
          "game_tick_overruns_total",
          "Ticks that took longer than their budget, by what they would have been in time without:"
              + " gc, safepoint (other stops of the JVM), cpu_throttled (the container's limit), or"
              + " their own_work.");
  private final Family rate =
      Family.gauge(
          "game_ticks_per_second",
          "Ticks per second of a loop over the last few seconds. Below what the game is made for,"
              + " it runs in slow motion.");

  /**
   * @param plan null when the operator names nothing
   */
  TickSource(@Nullable GamePlan plan, KnownLoops loops, TickMeters meters) {
    this.plan = plan;
    this.loops = loops;
    this.meters = meters;
    // Here, so that the first tick need not.
    meters.open();
  }

  @Override
  public void collect(Reading reading) {
    Map<String, TickMeter> ticks = new LinkedHashMap<>(loops.shown());
    if (plan != null) {
      ticks.putAll(plan.watched().ticks);
    }
    if (ticks.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    List<DurationHistogram.Point> durations = new ArrayList<>();
    List<DurationHistogram.Point> intervals = new ArrayList<>();
    for (Map.Entry<String, TickMeter> each : ticks.entrySet()) {
      TickMeter meter = each.getValue();
      durations.add(meter.durations());
      intervals.add(meter.intervals());
      meter.settle(now);
      for (int i = 0; i < TickMeter.CAUSES.length; i++) {
        reading.add(
            overruns,
            Labels.of("cause", TickMeter.CAUSES[i], "loop", each.getKey()),
            (double) meter.overruns(i));
      }
      reading.add(rate, Labels.of("loop", each.getKey()), meter.perSecond(now));
    }
    reading.add(meters.durations.snapshot(durations));
    reading.add(meters.intervals.snapshot(intervals));
  }
}

package io.gameserverexporter.collect.game;

import io.gameserverexporter.collect.jvm.PauseTimes;
import io.gameserverexporter.meter.DurationHistogram;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes meters of ticks, with what they have in common. */
public final class TickMeters {
  final DurationHistogram durations =
      new DurationHistogram(
          "game_tick_duration_seconds",
          "How long the ticks of a loop took. Those beyond the budget make the game slow.",
          DurationHistogram.tickBounds());
  final DurationHistogram intervals =
      new DurationHistogram(
          "game_tick_interval_seconds",
          "How long it was from the beginning of one tick to that of the next: what players feel"
              + " when ticks come late.",
          DurationHistogram.tickBounds());
  private final Supplier<PauseTimes> opening;
  private @Nullable PauseTimes causes;

  /**
   * @param opening what may make ticks take longer; asked when there is a loop, and once
   */
  public TickMeters(Supplier<PauseTimes> opening) {
    this.opening = opening;
  }

  /** Has at hand what a first tick would otherwise wait for. */
  synchronized PauseTimes open() {
    PauseTimes open = causes;
    if (open == null) {
      open = opening.get();
      causes = open;
    }
    return open;
  }

  TickMeter make(String loop, long budgetNanos) {
    Labels labels = Labels.of("loop", loop);
    return new TickMeter(
        budgetNanos, durations.unlisted(labels), intervals.unlisted(labels), open());
  }
}

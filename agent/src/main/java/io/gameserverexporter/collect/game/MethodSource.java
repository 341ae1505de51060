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

/** {@code game_method}: the calls of the methods that the operator names. */
final class MethodSource implements Source {
  private final GamePlan plan;
  private final Family errors =
      Family.counter(
          "game_method_errors_total",
          "Calls of the methods that the configuration names that threw.");
  // By name; what was in the configuration once may come back.
  private final Map<String, Family> counters = new LinkedHashMap<>();

  MethodSource(GamePlan plan) {
    this.plan = plan;
  }

  @Override
  public void collect(Reading reading) {
    GamePlan.Watched watched = plan.watched();
    List<DurationHistogram.Point> durations = new ArrayList<>();
    for (Map.Entry<String, CallMeter> each : watched.calls.entrySet()) {
      durations.add(each.getValue().durations());
      reading.add(errors, Labels.of("method", each.getKey()), (double) each.getValue().errors());
    }
    if (!durations.isEmpty()) {
      reading.add(plan.callDurations.snapshot(durations));
    }
    // Several methods may count for one name.
    Map<String, Map<Labels, Double>> sums = new LinkedHashMap<>();
    for (CounterMeter meter : watched.counters) {
      String name = meter.counter().name();
      if (!counters.containsKey(name)) {
        counters.put(name, Family.counter(name, meter.counter().help()));
      }
      Map<Labels, Double> ofName = sums.computeIfAbsent(name, key -> new LinkedHashMap<>());
      meter.each((labels, count) -> ofName.merge(labels, count, Double::sum));
    }
    for (Map.Entry<String, Map<Labels, Double>> each : sums.entrySet()) {
      Family family = counters.get(each.getKey());
      for (Map.Entry<Labels, Double> series : each.getValue().entrySet()) {
        if (family != null) {
          reading.add(family, series.getKey(), series.getValue());
        }
      }
    }
  }
}

package io.gameserverexporter.collect.game;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code game_gauge}: values of the game's objects. Read in the background: a getter is the game's
 * own code, and may wait for the game.
 */
final class GaugeSource implements Source {
  private final GamePlan plan;
  private final Instrumentation instrumentation;
  private final Map<String, Family> families = new HashMap<>();

  GaugeSource(GamePlan plan, Instrumentation instrumentation) {
    this.plan = plan;
    this.instrumentation = instrumentation;
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public boolean mustBeFresh() {
    return true;
  }

  @Override
  public void collect(Reading reading) {
    LoadedClasses classes = new LoadedClasses(instrumentation);
    for (GaugeMeter meter : plan.watched().gauges) {
      String name = meter.gauge().name();
      Family family =
          families.computeIfAbsent(name, key -> Family.gauge(key, meter.gauge().help()));
      double value = value(meter, classes);
      if (!Double.isNaN(value)) {
        reading.add(family, meter.labels(), value);
      }
    }
  }

  private static double value(GaugeMeter meter, LoadedClasses classes) {
    OwnReads.begin();
    try {
      return meter.value(classes);
    } finally {
      OwnReads.end();
    }
  }
}

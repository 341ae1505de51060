package io.gameserverexporter.collect.game;

import io.gameserverexporter.config.game.GameConfig.Gauge;
import io.gameserverexporter.config.game.ObjectPath.Step;
import io.prometheus.metrics.model.snapshots.Labels;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of one gauge, looked up anew each time. */
final class GaugeMeter {
  private final Gauge gauge;
  private final PathReader reader;
  private final Labels labels;
  private final @Nullable LivingObjects objects;
  private WeakReference<Class<?>> type = new WeakReference<>(null);
  private int stepsOfType;

  /**
   * @param objects that the path begins at; null when it begins at a class
   */
  GaugeMeter(Gauge gauge, @Nullable LivingObjects objects) {
    this.gauge = gauge;
    this.objects = objects;
    reader = new PathReader(gauge.value());
    Map<String, String> fixed = gauge.labels();
    labels =
        Labels.of(fixed.keySet().toArray(new String[0]), fixed.values().toArray(new String[0]));
  }

  Gauge gauge() {
    return gauge;
  }

  Labels labels() {
    return labels;
  }

  /**
   * The value of this moment, the sum where it begins at several objects; NaN when there is none.
   *
   * @param classes finds the class that a path begins at
   */
  double value(LoadedClasses classes) {
    if (objects != null) {
      double sum = 0;
      for (Object object : objects.all()) {
        double value = PathReader.number(reader.from(object, 0));
        sum += Double.isNaN(value) ? 0 : value;
      }
      return sum;
    }
    Class<?> from = type.get();
    if (from == null) {
      from = find(classes);
      type = new WeakReference<>(from);
    }
    return from == null ? Double.NaN : PathReader.number(reader.fromClass(from, stepsOfType));
  }

  /** The longest beginning that is a class: the rest may have capitals, too. */
  private @Nullable Class<?> find(LoadedClasses classes) {
    List<Step> steps = gauge.value().steps();
    StringBuilder name = new StringBuilder();
    Class<?> found = null;
    for (int i = 0; i < steps.size() - 1 && steps.get(i).kind() == Step.Kind.FIELD; i++) {
      name.append(i == 0 ? "" : ".").append(steps.get(i).name());
      Class<?> loaded = classes.find(name.toString());
      if (loaded != null) {
        found = loaded;
        stepsOfType = i + 1;
      }
    }
    return found;
  }
}

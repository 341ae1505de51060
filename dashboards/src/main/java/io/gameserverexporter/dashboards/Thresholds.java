package io.gameserverexporter.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From which values on a colour says that somebody should look. */
final class Thresholds {
  /** One colour for all: the number asks for no decision. */
  static final Thresholds NONE = new Thresholds().from("blue", null);

  private final List<Map<String, @Nullable Object>> steps = new ArrayList<>();

  private Thresholds() {}

  /** Green, from one value on yellow, from another on red. */
  static Thresholds above(double yellow, double red) {
    return new Thresholds().from("green", null).from("yellow", yellow).from("red", red);
  }

  /** Green, from a value on red. */
  static Thresholds above(double red) {
    return new Thresholds().from("green", null).from("red", red);
  }

  /** Red, from a value on green. */
  static Thresholds below(double green) {
    return new Thresholds().from("red", null).from("green", green);
  }

  private Thresholds from(String color, @Nullable Double value) {
    steps.add(Json.object("color", color, "value", value));
    return this;
  }

  Map<String, @Nullable Object> json() {
    return Json.object("mode", "absolute", "steps", steps);
  }
}

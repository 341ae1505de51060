package io.gameserverexporter.dashboards;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One number in large type, its course behind it. */
final class Stat extends Panel<Stat> {
  private String graph = "area";
  private String shown = "auto";

  Stat(Text title) {
    super("stat", Query.Kind.RANGE, title);
    field("color", Json.object("mode", "thresholds"));
    thresholds(Thresholds.NONE);
    size(3, 4);
  }

  @Override
  Stat self() {
    return this;
  }

  /** The number alone. */
  Stat plain() {
    graph = "none";
    return this;
  }

  /** The names of the series instead of their values. */
  Stat names() {
    shown = "name";
    return plain();
  }

  @Override
  Map<String, @Nullable Object> options() {
    return Json.object(
        "reduceOptions",
        Json.object("calcs", List.of("lastNotNull"), "fields", "", "values", false),
        "colorMode",
        "value",
        "graphMode",
        graph,
        "justifyMode",
        "auto",
        "orientation",
        "auto",
        "textMode",
        shown);
  }
}

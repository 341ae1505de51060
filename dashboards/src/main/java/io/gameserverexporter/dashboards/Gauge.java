package io.gameserverexporter.dashboards;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A share of something that has an end, from 0 to 1. */
final class Gauge extends Panel<Gauge> {
  Gauge(Text title) {
    super("gauge", Query.Kind.RANGE, title);
    field("color", Json.object("mode", "thresholds"));
    unit(Unit.SHARE);
    min(0);
    max(1);
    size(3, 4);
  }

  @Override
  Gauge self() {
    return this;
  }

  @Override
  Map<String, @Nullable Object> options() {
    return Json.object(
        "reduceOptions",
        Json.object("calcs", List.of("lastNotNull"), "fields", "", "values", false),
        "orientation",
        "auto",
        "showThresholdLabels",
        false,
        "showThresholdMarkers",
        true);
  }
}

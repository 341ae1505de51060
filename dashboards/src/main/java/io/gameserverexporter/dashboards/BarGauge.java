package io.gameserverexporter.dashboards;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bar for each of several, as of the end of the dashboard's time. */
final class BarGauge extends Panel<BarGauge> {
  BarGauge(Text title) {
    super("bargauge", Query.Kind.INSTANT, title);
    field("color", Json.object("mode", "thresholds"));
    thresholds(Thresholds.NONE);
    min(0);
  }

  /** A share of something that has an end, from 0 to 1. */
  BarGauge share() {
    return unit(Unit.SHARE).max(1);
  }

  @Override
  BarGauge self() {
    return this;
  }

  @Override
  Map<String, @Nullable Object> options() {
    return Json.object(
        "reduceOptions",
        Json.object("calcs", List.of("lastNotNull"), "fields", "", "values", false),
        "orientation",
        "horizontal",
        "displayMode",
        "basic",
        "valueMode",
        "color",
        "showUnfilled",
        true,
        "minVizWidth",
        8,
        "minVizHeight",
        16);
  }
}

package io.gameserverexporter.dashboards;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many observations fell into each bucket of a histogram, over time. */
final class Heatmap extends Panel<Heatmap> {
  private final Unit ofBuckets;

  Heatmap(Text title, Unit ofBuckets) {
    super("heatmap", Query.Kind.BUCKETS, title);
    this.ofBuckets = ofBuckets;
    unit(Unit.NUMBER);
  }

  @Override
  Heatmap self() {
    return this;
  }

  @Override
  Map<String, @Nullable Object> options() {
    return Json.object(
        "calculate", false,
        "cellGap", 1,
        "color",
            Json.object(
                "mode",
                "scheme",
                "scheme",
                "Oranges",
                "scale",
                "exponential",
                "exponent",
                0.5,
                "steps",
                64,
                "reverse",
                false),
        "rowsFrame", Json.object("layout", "auto"),
        "yAxis", Json.object("axisPlacement", "left", "unit", ofBuckets.grafana()),
        "cellValues", Json.object("unit", Unit.NUMBER.grafana()),
        "filterValues", Json.object("le", 1e-9),
        "legend", Json.object("show", true),
        "exemplars", Json.object("color", "rgba(255,0,255,0.7)"),
        // The older name and the newer one.
        "tooltip", Json.object("show", true, "mode", "single", "yHistogram", false));
  }
}

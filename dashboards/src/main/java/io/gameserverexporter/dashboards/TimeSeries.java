package io.gameserverexporter.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines over time. */
final class TimeSeries extends Panel<TimeSeries> {
  private final List<Map<String, @Nullable Object>> overrides = new ArrayList<>();
  private final Map<String, @Nullable Object> custom =
      Json.object(
          "drawStyle",
          "line",
          "lineInterpolation",
          "linear",
          "lineWidth",
          1,
          "fillOpacity",
          8,
          "gradientMode",
          "none",
          "showPoints",
          "never",
          "spanNulls",
          false,
          "axisPlacement",
          "auto",
          "stacking",
          Json.object("mode", "none", "group", "A"),
          "thresholdsStyle",
          Json.object("mode", "off"));

  private List<String> calculations = List.of();
  private @Nullable Text total;

  TimeSeries(Text title) {
    super("timeseries", Query.Kind.RANGE, title);
    field("color", Json.object("mode", "palette-classic"));
    field("custom", custom);
    min(0);
  }

  @Override
  TimeSeries self() {
    return this;
  }

  @Override
  TimeSeries unit(Unit unit) {
    custom.put("axisSoftMax", unit.least());
    return super.unit(unit);
  }

  /** One upon the other: the upper edge is the sum. */
  TimeSeries stacked() {
    custom.put("stacking", Json.object("mode", "normal", "group", "A"));
    custom.put("fillOpacity", 35);
    return this;
  }

  /** A further line that adds up the others. */
  TimeSeries total(String expression, Text legend) {
    total = legend;
    return query(expression, legend);
  }

  /** Those whose legend has such an ending go down from zero instead of up. */
  TimeSeries down(String ending) {
    field("min", null);
    return override("byRegexp", "/" + ending + "$/", property("custom.transform", "negative-Y"));
  }

  /** A dashed line: a limit that the others should stay below. */
  TimeSeries limit(String ending) {
    return override(
        "byRegexp",
        "/" + ending + "$/",
        property("custom.lineStyle", Json.object("fill", "dash", "dash", List.of(8, 8))),
        property("custom.fillOpacity", 0),
        property("custom.stacking", Json.object("mode", "none", "group", "limits")));
  }

  /** Dashed lines where the colours of the thresholds change. */
  TimeSeries thresholdLines(Thresholds thresholds) {
    custom.put("thresholdsStyle", Json.object("mode", "dashed"));
    return thresholds(thresholds);
  }

  /** Many lines: the legend as a table with the mean of each, the largest first. */
  TimeSeries calculate() {
    calculations = List.of("mean");
    return this;
  }

  /** A colour for lines whose legend matches. */
  TimeSeries color(String legend, String color) {
    return override(
        "byRegexp",
        "/" + legend + "/",
        property("color", Json.object("mode", "fixed", "fixedColor", color)));
  }

  private TimeSeries override(String matcher, String of, Object... properties) {
    overrides.add(
        Json.object(
            "matcher",
            Json.object("id", matcher, "options", of),
            "properties",
            List.of(properties)));
    return this;
  }

  private static Map<String, @Nullable Object> property(String id, Object value) {
    return Json.object("id", id, "value", value);
  }

  @Override
  List<Object> overrides(Language language) {
    List<Object> all = new ArrayList<>(overrides);
    if (total != null) {
      all.add(
          Json.object(
              "matcher",
              Json.object("id", "byName", "options", total.in(language)),
              "properties",
              List.of(
                  property("color", Json.object("mode", "fixed", "fixedColor", "text")),
                  property("custom.lineWidth", 2),
                  property("custom.fillOpacity", 0),
                  property("custom.stacking", Json.object("mode", "none", "group", "total")))));
    }
    return all;
  }

  @Override
  Map<String, @Nullable Object> options() {
    Map<String, @Nullable Object> legend = Json.object("showLegend", true, "calcs", calculations);
    if (calculations.isEmpty()) {
      legend.put("displayMode", "list");
      legend.put("placement", "bottom");
    } else {
      legend.put("displayMode", "table");
      legend.put("placement", width() < 12 ? "bottom" : "right");
      legend.put("sortBy", "Mean");
      legend.put("sortDesc", true);
    }
    return Json.object("legend", legend, "tooltip", Json.object("mode", "multi", "sort", "desc"));
  }
}

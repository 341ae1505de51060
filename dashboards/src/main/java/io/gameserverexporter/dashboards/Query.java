package io.gameserverexporter.dashboards;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One query of a panel.
 *
 * @param expression in PromQL, with Grafana's variables
 * @param legend the name of each series; {@code {{label}}} stands for a label's value
 * @param kind how the answer is asked for
 */
record Query(String expression, Text legend, Kind kind) {
  /** Over the time of the dashboard, at its end, or as histogram buckets over its time. */
  enum Kind {
    RANGE("time_series", false),
    INSTANT("time_series", true),
    TABLE("table", true),
    BUCKETS("heatmap", false);

    private final String format;
    private final boolean instant;

    Kind(String format, boolean instant) {
      this.format = format;
      this.instant = instant;
    }
  }

  Map<String, @Nullable Object> json(String refId, Language language) {
    return Json.object(
        "refId",
        refId,
        "datasource",
        Variables.dataSource(),
        "editorMode",
        "code",
        "expr",
        expression,
        "legendFormat",
        legend.in(language),
        "format",
        kind.format,
        "instant",
        kind.instant,
        "range",
        !kind.instant);
  }
}

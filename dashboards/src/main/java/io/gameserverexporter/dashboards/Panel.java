package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Text.same;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all kinds of panels have.
 *
 * @param <P> the kind
 */
abstract class Panel<P extends Panel<P>> {
  /** With this, Grafana migrates nothing; all that is used is in each version since. */
  private static final String GRAFANA = "10.0.0";

  private final String type;
  private final Query.Kind kind;
  private final Text title;
  private Text description = same("");
  private final List<Query> queries = new ArrayList<>();
  private final Map<String, @Nullable Object> field = new LinkedHashMap<>();
  private int width = 12;
  private int height = 8;

  Panel(String type, Query.Kind kind, Text title) {
    this.type = type;
    this.kind = kind;
    this.title = title;
  }

  abstract P self();

  /** What the panel tells, and what to do about it. */
  P about(Text text) {
    description = text;
    return self();
  }

  P unit(Unit unit) {
    return field("unit", unit.grafana());
  }

  P query(String expression, Text legend) {
    queries.add(new Query(expression, legend, kind));
    return self();
  }

  P query(String expression, String legend) {
    return query(expression, same(legend));
  }

  /** In columns of 24, and in Grafana's rows of 30 pixels. */
  P size(int width, int height) {
    this.width = width;
    this.height = height;
    return self();
  }

  P min(double min) {
    return field("min", min);
  }

  P max(double max) {
    return field("max", max);
  }

  P decimals(int decimals) {
    return field("decimals", decimals);
  }

  P thresholds(Thresholds thresholds) {
    return field("thresholds", thresholds.json());
  }

  P field(String name, @Nullable Object value) {
    field.put(name, value);
    return self();
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  Map<String, @Nullable Object> json(int id, int x, int y, Language language) {
    List<Object> targets = new ArrayList<>();
    for (Query query : queries) {
      targets.add(query.json(Character.toString('A' + targets.size()), language));
    }
    Map<String, @Nullable Object> panel =
        Json.object(
            "id", id,
            "type", type,
            "title", title.in(language),
            "description", description.in(language),
            "pluginVersion", GRAFANA,
            "datasource", Variables.dataSource(),
            "gridPos", Json.object("x", x, "y", y, "w", width, "h", height),
            "fieldConfig", Json.object("defaults", field, "overrides", overrides(language)),
            "options", options(),
            "targets", targets);
    List<Object> transformations = transformations(language);
    if (!transformations.isEmpty()) {
      panel.put("transformations", transformations);
    }
    return panel;
  }

  abstract Map<String, @Nullable Object> options();

  List<Object> overrides(Language language) {
    return List.of();
  }

  List<Object> transformations(Language language) {
    return List.of();
  }
}

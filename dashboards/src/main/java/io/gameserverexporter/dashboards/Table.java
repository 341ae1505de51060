package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Text.same;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row for each of many, a query for each column, as of the end of the dashboard's time. */
final class Table extends Panel<Table> {
  /**
   * A column.
   *
   * @param field what Grafana calls it before it is renamed: a label, or the value of a query
   */
  private record Column(
      String field,
      Text name,
      int width,
      @Nullable Unit unit,
      @Nullable Thresholds thresholds,
      @Nullable String url) {}

  private static final int VALUE_WIDTH = 95;

  private final List<Column> columns = new ArrayList<>();
  private int queries;
  private @Nullable Text sortedBy;

  Table(Text title) {
    super("table", Query.Kind.TABLE, title);
    unit(Unit.NUMBER);
    thresholds(Thresholds.NONE);
    // Less than Grafana's own, so that all columns are in sight.
    field("custom", Json.object("minWidth", 70));
    size(24, 10);
  }

  @Override
  Table self() {
    return this;
  }

  /** A column for a label that the queries have in common. */
  Table label(String label, Text name, int width) {
    return label(label, name, width, null);
  }

  /** A column for a label, whose cells open an address. */
  Table label(String label, Text name, int width, @Nullable String url) {
    columns.add(new Column(label, name, width, null, null, url));
    return this;
  }

  /** A column for the value of a query, whose colour does not change. */
  Table column(Text name, Unit unit, String expression) {
    return column(name, unit, expression, null);
  }

  /** A column for the value of a query. */
  Table column(Text name, Unit unit, String expression, @Nullable Thresholds thresholds) {
    char refId = (char) ('A' + queries++);
    columns.add(new Column("Value #" + refId, name, VALUE_WIDTH, unit, thresholds, null));
    return query(expression, same(""));
  }

  /** The last column's largest values come first. */
  Table sorted() {
    sortedBy = columns.get(columns.size() - 1).name();
    return this;
  }

  @Override
  List<Object> overrides(Language language) {
    List<Object> overrides = new ArrayList<>();
    for (Column column : columns) {
      List<Object> properties = new ArrayList<>();
      if (column.width() > 0) {
        properties.add(property("custom.width", column.width()));
      }
      if (column.unit() != null) {
        properties.add(property("unit", column.unit().grafana()));
      }
      if (column.thresholds() != null) {
        properties.add(property("thresholds", column.thresholds().json()));
        properties.add(property("custom.cellOptions", Json.object("type", "color-text")));
      }
      if (column.url() != null) {
        properties.add(
            property("links", List.of(Json.object("title", "Open", "url", column.url()))));
      }
      overrides.add(
          Json.object(
              "matcher",
              Json.object("id", "byName", "options", column.name().in(language)),
              "properties",
              properties));
    }
    return overrides;
  }

  private static Map<String, @Nullable Object> property(String id, Object value) {
    return Json.object("id", id, "value", value);
  }

  @Override
  List<Object> transformations(Language language) {
    Map<String, @Nullable Object> order = Json.object();
    Map<String, @Nullable Object> names = Json.object();
    for (Column column : columns) {
      // Grafana numbers the values only where there are several queries.
      String field = queries == 1 ? column.field().replace(" #A", "") : column.field();
      order.put(field, order.size());
      names.put(field, column.name().in(language));
    }
    List<Object> steps = new ArrayList<>();
    steps.add(Json.object("id", "merge", "options", Json.object()));
    steps.add(
        Json.object(
            "id",
            "organize",
            "options",
            Json.object(
                "excludeByName",
                Json.object("Time", true),
                "indexByName",
                order,
                "renameByName",
                names)));
    if (sortedBy != null) {
      Object sort = Json.object("field", sortedBy.in(language), "desc", true);
      steps.add(
          Json.object(
              "id",
              "sortBy",
              "options",
              Json.object("fields", Json.object(), "sort", List.of(sort))));
    }
    return steps;
  }

  @Override
  Map<String, @Nullable Object> options() {
    return Json.object(
        "showHeader",
        true,
        "cellHeight",
        "sm",
        "footer",
        Json.object("show", false, "reducer", List.of("sum"), "fields", ""));
  }
}

package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Text.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The choices at the top of a dashboard. */
final class Variables {
  /** A variable in one of the languages. */
  @FunctionalInterface
  interface Variable {
    Map<String, @Nullable Object> json(Language language);
  }

  private static final Text DATA_SOURCE = text("Data source", "데이터 소스");
  private static final Text JOB = text("Service", "서비스");
  private static final Text INSTANCE = text("Server", "서버");

  private Variables() {}

  /** The data source that was chosen, as panels and queries name it. */
  static Map<String, @Nullable Object> dataSource() {
    return Json.object("type", "prometheus", "uid", "${datasource}");
  }

  /**
   * Data source, job and instance.
   *
   * @param metric what the servers in question expose
   */
  static List<Variable> servers(String metric) {
    return List.of(
        language ->
            Json.object(
                "name",
                "datasource",
                "type",
                "datasource",
                "label",
                DATA_SOURCE.in(language),
                "query",
                "prometheus",
                "current",
                Json.object(),
                "hide",
                0,
                "includeAll",
                false,
                "multi",
                false,
                "options",
                List.of(),
                "refresh",
                1,
                "regex",
                "",
                "skipUrlSync",
                false),
        several("job", JOB, "label_values(" + metric + ", job)", ".+"),
        several(
            "instance", INSTANCE, "label_values(" + metric + "{job=~\"$job\"}, instance)", ".+"));
  }

  /**
   * A choice of several values of a label, or all of them.
   *
   * @param all the regular expression for all
   */
  static Variable several(String name, Text label, String query, String all) {
    return language -> {
      Map<String, @Nullable Object> variable = query(name, label.in(language), query);
      variable.put("multi", true);
      variable.put("includeAll", true);
      variable.put("allValue", all);
      variable.put("current", current(List.of("All"), List.of("$__all")));
      return variable;
    };
  }

  /** A choice of one value of a label. */
  static Variable one(String name, Text label, String query, String usual) {
    return language -> {
      Map<String, @Nullable Object> variable = query(name, label.in(language), query);
      variable.put("multi", false);
      variable.put("includeAll", false);
      variable.put("current", current(usual, usual));
      return variable;
    };
  }

  private static Map<String, @Nullable Object> query(String name, String label, String query) {
    return Json.object(
        "name",
        name,
        "type",
        "query",
        "label",
        label,
        "datasource",
        dataSource(),
        "definition",
        query,
        "query",
        Json.object("query", query, "refId", "StandardVariableQuery"),
        "hide",
        0,
        "options",
        List.of(),
        "refresh",
        2,
        "regex",
        "",
        "skipUrlSync",
        false,
        "sort",
        1);
  }

  private static Map<String, @Nullable Object> current(Object text, Object value) {
    return Json.object("selected", true, "text", text, "value", value);
  }
}

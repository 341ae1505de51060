package io.gameserverexporter.omok.e2e;

import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a dashboard asks Prometheus when it is opened, with its variables as they stand in the file:
 * mostly All.
 *
 * @param queries from the place in the dashboard to the expression
 * @param choices from the name of a variable to the series that its choices are labels of
 */
record GrafanaDashboard(String name, Map<String, String> queries, Map<String, String> choices) {

  /** Grafana's: four scrapes. */
  private static final Duration RATE_INTERVAL = Duration.ofSeconds(4L * Prometheus.SCRAPE_SECONDS);

  /** All dashboards of this project. */
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.folder().resolve("dashboards"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /**
   * Reads a dashboard.
   *
   * @param range the time that it shows
   */
  static GrafanaDashboard read(Path file, Duration range) throws IOException {
    JsonNode dashboard = Json.mapper().readTree(Files.readString(file));
    Map<String, String> values = new LinkedHashMap<>();
    values.put("__rate_interval", RATE_INTERVAL.toSeconds() + "s");
    values.put("__range_s", Long.toString(range.toSeconds()));
    values.put("__range", range.toSeconds() + "s");
    Map<String, String> choices = new LinkedHashMap<>();
    for (JsonNode variable : dashboard.path("templating").path("list")) {
      String name = variable.path("name").asString();
      if (variable.path("type").asString().equals("query")) {
        choices.put(name, resolve(variable.path("query").path("query").asString(), values));
        values.put(name, value(variable));
      }
    }
    Map<String, String> queries = new LinkedHashMap<>();
    for (JsonNode annotation : dashboard.path("annotations").path("list")) {
      String where = "annotation " + annotation.path("name").asString();
      queries.put(where, resolve(annotation.path("expr").asString(), values));
    }
    for (JsonNode panel : panels(dashboard)) {
      for (JsonNode target : panel.path("targets")) {
        String where =
            panel.path("id").asInt()
                + " "
                + panel.path("title").asString()
                + ", query "
                + target.path("refId").asString();
        queries.put(where, resolve(target.path("expr").asString(), values));
      }
    }
    return new GrafanaDashboard(file.getFileName().toString(), queries, choices);
  }

  /** The panels, also those in rows that are closed. */
  private static List<JsonNode> panels(JsonNode parent) {
    List<JsonNode> panels = new ArrayList<>();
    for (JsonNode panel : parent.path("panels")) {
      panels.add(panel);
      panels.addAll(panels(panel));
    }
    return panels;
  }

  /** All where several can be chosen, else the one that is. */
  private static String value(JsonNode variable) {
    return variable.path("includeAll").asBoolean()
        ? variable.path("allValue").asString()
        : variable.path("current").path("value").asString();
  }

  private static String resolve(String text, Map<String, String> values) {
    String resolved = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      resolved = resolved.replace("$" + value.getKey(), value.getValue());
    }
    return resolved;
  }
}

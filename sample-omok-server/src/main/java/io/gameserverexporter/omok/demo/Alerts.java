package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The alerts of a Prometheus, and what has changed since it was last asked. */
final class Alerts {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI url;
  private Map<Map<String, String>, String> firing = Map.of();

  /**
   * The alerts of one Prometheus.
   *
   * @param prometheus its address
   */
  Alerts(URI prometheus) {
    this.url = prometheus.resolve("/api/v1/alerts");
  }

  /**
   * A line for each alert that fires or is resolved since the last call; none when nobody answers.
   */
  List<String> changes() throws InterruptedException {
    Map<Map<String, String>, String> now;
    try {
      now = fetch();
    } catch (IOException busyOrNotStarted) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Map<String, String>, String> alert : now.entrySet()) {
      if (!firing.containsKey(alert.getKey())) {
        lines.add("alert fires:    " + name(alert.getKey()) + ": " + alert.getValue());
      }
    }
    for (Map<String, String> labels : firing.keySet()) {
      if (!now.containsKey(labels)) {
        lines.add("alert resolved: " + name(labels));
      }
    }
    firing = now;
    return lines;
  }

  private static String name(Map<String, String> labels) {
    String name = labels.getOrDefault("alertname", "") + " (" + labels.get("severity") + ")";
    return labels.containsKey("instance") ? name + " at " + labels.get("instance") : name;
  }

  /** The summaries of the alerts that fire, by their labels. */
  private Map<Map<String, String>, String> fetch() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(LIMIT).build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(url + " answered with HTTP status " + response.statusCode());
    }
    Map<Map<String, String>, String> alerts = new LinkedHashMap<>();
    for (JsonNode alert : Json.mapper().readTree(response.body()).path("data").path("alerts")) {
      if (alert.path("state").asString("").equals("firing")) {
        Map<String, String> labels = new TreeMap<>();
        alert
            .path("labels")
            .properties()
            .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        alerts.put(labels, alert.path("annotations").path("summary").asString(""));
      }
    }
    return alerts;
  }
}

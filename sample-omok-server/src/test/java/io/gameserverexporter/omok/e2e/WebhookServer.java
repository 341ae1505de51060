package io.gameserverexporter.omok.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Takes Alertmanager's webhooks, and Slack messages, and keeps them. */
final class WebhookServer implements AutoCloseable {

  /** An alert in a notification; the status is {@code firing} or {@code resolved}. */
  record Alert(String status, Map<String, String> labels, Map<String, String> annotations) {
    String name() {
      return labels.getOrDefault("alertname", "");
    }
  }

  /** A message as Slack would show it. */
  record SlackMessage(String title, String text) {}

  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final List<SlackMessage> slack = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  WebhookServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/webhook", exchange -> take(exchange, this::addAlerts));
    server.createContext("/slack", exchange -> take(exchange, this::addSlack));
    server.start();
  }

  private interface Taker {
    void take(JsonNode body);
  }

  private static void take(HttpExchange exchange, Taker taker) throws IOException {
    try (exchange) {
      taker.take(Json.mapper().readTree(exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void addAlerts(JsonNode body) {
    for (JsonNode alert : body.path("alerts")) {
      alerts.add(
          new Alert(
              alert.path("status").asString(),
              texts(alert.path("labels")),
              texts(alert.path("annotations"))));
    }
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object
        .properties()
        .forEach(property -> texts.put(property.getKey(), property.getValue().asString()));
    return texts;
  }

  private void addSlack(JsonNode body) {
    for (JsonNode message : body.path("attachments")) {
      slack.add(
          new SlackMessage(message.path("title").asString(""), message.path("text").asString("")));
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** What has come so far at {@code /webhook}. */
  List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  /** What has come so far at {@code /slack}. */
  List<SlackMessage> slack() {
    return List.copyOf(slack);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

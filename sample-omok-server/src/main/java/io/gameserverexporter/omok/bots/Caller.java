package io.gameserverexporter.omok.bots;

import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Makes calls and counts them. A call is made once and never tried again. */
final class Caller {
  static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http;
  private final URI hive;
  private final URI game;
  private final CallLog log;

  Caller(URI hive, URI game, CallLog log, Executor executor) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(executor)
            .build();
    this.hive = hive;
    this.game = game;
    this.log = log;
  }

  Reply post(Service service, String path, Map<String, ?> body, Map<String, String> headers) {
    return post(service, path, Json.mapper().writeValueAsString(body), headers);
  }

  Reply post(Service service, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(service, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(service, path, request.build());
  }

  Reply get(Service service, String path) {
    return send(service, path, request(service, path).GET().build());
  }

  private HttpRequest.Builder request(Service service, String path) {
    URI base = service == Service.HIVE ? hive : game;
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
  }

  private Reply send(Service service, String path, HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      log.answered(service, request.method(), path, response.statusCode());
      return new Reply(response.statusCode(), json(response.body()));
    } catch (IOException e) {
      log.failed(service, request.method(), path, e.toString());
    } catch (InterruptedException e) {
      log.failed(service, request.method(), path, "interrupted");
      Thread.currentThread().interrupt();
    }
    return new Reply(0, MissingNode.getInstance());
  }

  private static JsonNode json(String body) {
    try {
      return Json.mapper().readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}

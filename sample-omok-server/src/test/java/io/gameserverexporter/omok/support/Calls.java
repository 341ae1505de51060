package io.gameserverexporter.omok.support;

import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** HTTP calls as a game's client makes them. */
public final class Calls {
  public static final Map<String, String> VERSIONS =
      Map.of("AppVersion", "0.1.0", "DataVersion", "0.1.0");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Calls() {}

  /** An answer; every one has to be JSON. */
  public record Answer(int status, String text) {
    public JsonNode json() {
      return Json.mapper().readTree(text);
    }

    public int result() {
      return json().get("result").intValue();
    }

    /** HTTP status and result in one, for assertions: "426/2030". */
    public String outcome() {
      return status + "/" + result();
    }
  }

  public static Answer post(URI service, String path, Map<String, ?> body) {
    return post(service, path, body, Map.of());
  }

  public static Answer post(
      URI service, String path, Map<String, ?> body, Map<String, String> headers) {
    return post(service, path, Json.mapper().writeValueAsString(body), headers);
  }

  public static Answer post(URI service, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  public static Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new AssertionError(request + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

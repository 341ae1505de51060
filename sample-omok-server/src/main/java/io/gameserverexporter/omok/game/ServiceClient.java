package io.gameserverexporter.omok.game;

import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.Json;
import io.gameserverexporter.omok.web.OmokException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls another service. A call is made once and never tried again. */
public final class ServiceClient {
  private static final Log LOG = LogFactory.getLog(ServiceClient.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final URI base;
  private final ErrorCode failure;

  /**
   * A client for one service.
   *
   * @param base the service's address
   * @param failure what a request of ours ends with, as HTTP 502, when the service fails
   */
  ServiceClient(URI base, ErrorCode failure) {
    this.base = base;
    this.failure = failure;
  }

  /**
   * What a service answered.
   *
   * @param status the HTTP status
   * @param body JSON with a number in {@code result}
   */
  public record Answer(int status, JsonNode body) {
    int result() {
      return body.path("result").intValue();
    }
  }

  /** Sends a request and gives the {@code result} of the answer, which has to be HTTP 200. */
  int post(String path, Map<String, String> body) {
    Answer answer = ask(path, body);
    if (answer.status() != HttpStatus.OK.value()) {
      LOG.error(base + path + " answered with HTTP status " + answer.status());
      throw failed();
    }
    return answer.result();
  }

  /** Sends a request and gives the answer, also one that refuses it. */
  public Answer ask(String path, Map<String, ? extends @Nullable String> body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(body)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode answer = Json.mapper().readTree(response.body());
      if (answer.path("result").isInt()) {
        return new Answer(response.statusCode(), answer);
      }
      LOG.error(request.uri() + " answered with HTTP status " + response.statusCode());
    } catch (IOException e) {
      LOG.error(request.uri() + " does not answer: " + e);
    } catch (JacksonException e) {
      LOG.error(request.uri() + " answered with something that is not JSON");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw failed();
  }

  private OmokException failed() {
    return OmokException.of(HttpStatus.BAD_GATEWAY, failure);
  }
}

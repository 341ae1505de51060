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
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls another service. A call is made once and never tried again. */
final class ServiceClient {
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

  /** Sends a request and gives the {@code result} of the answer. */
  int post(String path, Map<String, String> body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(body)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode result = Json.mapper().readTree(response.body()).path("result");
      if (response.statusCode() == HttpStatus.OK.value() && result.isInt()) {
        return result.intValue();
      }
      LOG.error(request.uri() + " answered with HTTP status " + response.statusCode());
    } catch (IOException e) {
      LOG.error(request.uri() + " does not answer: " + e);
    } catch (JacksonException e) {
      LOG.error(request.uri() + " answered with something that is not JSON");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw OmokException.of(HttpStatus.BAD_GATEWAY, failure);
  }
}

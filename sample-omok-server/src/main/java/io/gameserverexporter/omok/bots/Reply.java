package io.gameserverexporter.omok.bots;

import tools.jackson.databind.JsonNode;

/**
 * An answer.
 *
 * @param status the HTTP status, or 0 when there was no answer
 * @param body the JSON, a missing node when there was none
 */
record Reply(int status, JsonNode body) {
  /** The {@code result}, or -1 when there is none. */
  int result() {
    return body.path("result").asInt(-1);
  }

  boolean isOk() {
    return status == 200 && result() == 0;
  }
}

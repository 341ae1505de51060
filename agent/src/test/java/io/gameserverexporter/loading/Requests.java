package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.RawHttp;
import java.io.IOException;

/** Requests to a server program. */
final class Requests {
  private Requests() {}

  /** Sends GET requests on one connection; each has to be answered with 200. */
  static void send(ForkedServer server, String path, int count)
      throws IOException, InterruptedException {
    int port = Integer.parseInt(server.awaitOut("listening on "));
    try (RawHttp connection = new RawHttp(port)) {
      for (int i = 0; i < count; i++) {
        assertEquals(200, connection.exchange("GET", path).status(), server::describeOutput);
      }
    }
  }
}

package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/**
 * Scrapes leave nothing behind: a heap in which the agent fits has room for any number of them. Of
 * 4 kB that each left it would be full before the last; {@code benchmarks/pauses} does 100,000.
 */
class ScrapeMemoryIT {
  private static final int SCRAPES = 3_000;

  @Test
  void aSmallHeapIsNeverFull() throws Exception {
    try (ForkedServer program =
        new Fork(Jvms.running(), Program.THREADS)
            .flags("-Xmx20m", "-XX:TieredStopAtLevel=4", "-XX:+ExitOnOutOfMemoryError")
            .agent()
            .start()) {
      Exporter exporter = Exporter.in(program);
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest request = HttpRequest.newBuilder(exporter.metrics()).build();
      for (int i = 0; i < SCRAPES; i++) {
        assertEquals(
            200,
            client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode(),
            program::describeOutput);
      }
      assertEquals(
          0, exporter.scrape().sum("gameserver_exporter_suppressed_errors_total"), "errors");
      Exporter.assertQuiet(program);
    }
  }
}

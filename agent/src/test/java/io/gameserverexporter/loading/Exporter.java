package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Metrics;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The agent in a JVM, as an operator meets it: its lines on standard error and its endpoint.
 *
 * @param process the JVM
 * @param metrics the address of the scrape
 */
record Exporter(ForkedServer process, URI metrics) {
  private static final String PREFIX = "gameserver-exporter: ";
  private static final String ADDRESS = PREFIX + "metrics at ";
  private static final String FOUND = PREFIX + "requests are counted by ";
  private static final String REQUESTS = "http_server_request_duration_seconds_count";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Waits until the agent is ready. */
  static Exporter in(ForkedServer process) throws IOException, InterruptedException {
    Exporter exporter = new Exporter(process, URI.create(process.awaitErr(ADDRESS).trim()));
    Metrics.awaitOk(exporter.metrics.resolve("/-/ready"));
    return exporter;
  }

  Metrics scrape() throws IOException, InterruptedException {
    return Metrics.scrape(metrics);
  }

  double requests(String route) throws IOException, InterruptedException {
    return scrape().sum(REQUESTS, "http_route", route);
  }

  /** Fails unless all requests that were counted so far are so many, and on this route. */
  void assertCounted(int expected, String route) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Metrics now = scrape();
    // The end of a request on the server may come after the client has read the response.
    while (now.sum(REQUESTS) < expected && System.nanoTime() < deadline) {
      Thread.sleep(10);
      now = scrape();
    }
    assertEquals(expected, now.sum(REQUESTS, "http_route", route), process::describeOutput);
    assertEquals(expected, now.sum(REQUESTS), process::describeOutput);
    assertEquals(
        0, now.sum("gameserver_exporter_suppressed_errors_total"), process::describeOutput);
  }

  private static boolean isUsual(String line) {
    return line.startsWith(ADDRESS) || line.startsWith(FOUND);
  }

  /** What the agent has said but for where its metrics are. */
  static List<String> complaints(ForkedServer process) {
    return process.err().stream()
        .filter(line -> line.startsWith(PREFIX) && !isUsual(line))
        .toList();
  }

  /** The same, once there are so many: the process may write a line after it has answered. */
  static List<String> awaitComplaints(ForkedServer process, int count) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (complaints(process).size() < count && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    return complaints(process);
  }

  /** What others have said. */
  static List<String> foreign(ForkedServer process) {
    return process.err().stream().filter(line -> !line.startsWith(PREFIX)).toList();
  }

  /**
   * Fails unless standard error holds nothing but the address of the metrics and the servers found.
   */
  static void assertQuiet(ForkedServer process) {
    assertEquals(
        List.of(),
        process.err().stream().filter(line -> !isUsual(line)).toList(),
        process::describeOutput);
    assertEquals(
        1,
        process.err().stream().filter(line -> line.startsWith(ADDRESS)).count(),
        process::describeOutput);
  }
}

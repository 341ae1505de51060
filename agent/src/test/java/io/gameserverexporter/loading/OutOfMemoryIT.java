package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application takes all memory, and the agent is asked for metrics all the same. */
class OutOfMemoryIT {
  private static final Program HOARDER = Program.plain("hoarder", "testprograms.hoarder.Hoarder");
  private static final int PATIENCE_MILLIS = 500;
  private static final int ANSWER_LIMIT_MILLIS = 5_000;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void theServerSurvivesAndScrapesComeBack(Jvm jvm) throws Exception {
    try (ForkedServer program = new Fork(jvm, HOARDER).flags("-Xmx40m").agent().start()) {
      Exporter exporter = Exporter.in(program);
      program.send("fill");
      program.awaitOut("full");
      for (int i = 0; i < 4; i++) {
        status(exporter.metrics(), PATIENCE_MILLIS);
      }
      program.send("free");
      program.awaitOut("free");
      awaitScrape(exporter);
      program.endInput();
      assertEquals(0, program.awaitExit(LIMIT), program::describeOutput);
      assertTrue(Exporter.complaints(program).size() <= 1, program::describeOutput);
    }
  }

  private static void awaitScrape(Exporter exporter) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (status(exporter.metrics(), ANSWER_LIMIT_MILLIS) != 200) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no scrape works; " + exporter.process().describeOutput());
      }
      Thread.sleep(50);
    }
  }

  /** 0 when there is no answer. */
  private static int status(URI address, int limitMillis) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(limitMillis);
    connection.setReadTimeout(limitMillis);
    try {
      return connection.getResponseCode();
    } catch (IOException noAnswer) {
      return 0;
    } finally {
      connection.disconnect();
    }
  }
}

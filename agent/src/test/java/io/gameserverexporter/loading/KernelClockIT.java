package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.NodeExporter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state of the machine's clock, which has to be asked for and needs a newer Java. */
class KernelClockIT {
  private static final String MAXIMUM_ERROR = "node_timex_maxerror_seconds";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** An unsynchronized clock is wrong by up to half a millisecond more in each second. */
  private static final double SLACK = 0.05;

  static Stream<Jvm> withForeignFunctions() {
    return Jdks.all().stream().filter(jvm -> jvm.version() >= 21);
  }

  static Stream<Jvm> before() {
    return Jdks.all().stream().filter(jvm -> jvm.version() < 21);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withForeignFunctions")
  void agreesWithNodeExporterWithoutAWarning(Jvm jvm) throws Exception {
    try (NodeExporter nodeExporter = NodeExporter.start();
        ForkedServer program =
            new Fork(jvm, Program.THREADS).agent("port=0,enabled=all;timex").start()) {
      Exporter exporter = Exporter.in(program);
      nodeExporter.page();
      Exposition ours = awaitClock(exporter);
      Exposition theirs = new Exposition(nodeExporter.page());
      List<String> names =
          theirs.types.keySet().stream().filter(name -> name.startsWith("node_timex_")).toList();
      assertEquals(17, names.size(), names::toString);
      for (String name : names) {
        assertEquals(theirs.types.get(name), ours.types.get(name), name);
        assertEquals(theirs.value(name), ours.value(name), SLACK, name);
      }
      Exporter.assertQuiet(program);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("before")
  void saysWhichJavaItNeeds(Jvm jvm) throws Exception {
    try (ForkedServer program =
        new Fork(jvm, Program.THREADS).agent("port=0,enabled=all;timex").start()) {
      Exporter exporter = Exporter.in(program);
      program.awaitErr("gameserver-exporter: collector timex is off");
      List<String> complaints = Exporter.complaints(program);
      assertEquals(1, complaints.size(), program::describeOutput);
      assertTrue(
          complaints.get(0).contains("on Java 21 and later; take it out"), complaints.get(0));
      assertTrue(page(exporter).contains("node_load1 "));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void isLeftAloneUnlessAskedFor(Jvm jvm) throws Exception {
    try (ForkedServer program =
        new Fork(jvm, Program.THREADS).agent("port=0,enabled=all").start()) {
      Exporter exporter = Exporter.in(program);
      String page = page(exporter);
      assertTrue(page.contains("node_load1 "), page);
      assertEquals(-1, page.indexOf("timex"), page);
      Exporter.assertQuiet(program);
    }
  }

  /** Sampled in the background, later than the endpoint is ready. */
  private static Exposition awaitClock(Exporter exporter) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Exposition page = new Exposition(page(exporter));
    while (!page.types.containsKey(MAXIMUM_ERROR) && System.nanoTime() < deadline) {
      Thread.sleep(20);
      page = new Exposition(page(exporter));
    }
    return page;
  }

  private static String page(Exporter exporter) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(exporter.metrics()).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}

package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenTelemetry agent, the jmx_exporter agent and this one in the same Tomcat. */
class BesideOtherAgentsIT {
  private static final int REQUESTS = 5;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @ParameterizedTest(name = "ours is first: {0}")
  @ValueSource(booleans = {true, false})
  void eachDoesItsWork(boolean oursIsFirst, @TempDir Path folder) throws Exception {
    Path configuration = Files.writeString(folder.resolve("jmx.yaml"), "rules:\n- pattern: .*\n");
    int jmxPort = freePort();
    Path others = AgentJar.target().resolve("test-libraries/agents");
    List<String> flags = new ArrayList<>();
    flags.add(AgentJar.flag(AgentJar.file(), "port=0"));
    flags.add("-javaagent:" + others.resolve("opentelemetry-javaagent.jar"));
    flags.add(
        "-javaagent:"
            + others.resolve("jmx_prometheus_javaagent.jar")
            + "=127.0.0.1:"
            + jmxPort
            + ":"
            + configuration);
    if (!oursIsFirst) {
      Collections.reverse(flags);
    }
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.TOMCAT_9)
            .flags("-Xmx256m", "-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none")
            .flags("-Dotel.traces.exporter=console", "-Dotel.bsp.schedule.delay=100")
            .flags(flags.toArray(new String[0]))
            .start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/app/exact", REQUESTS);
      exporter.assertCounted(REQUESTS, Program.TOMCAT_ROUTE);
      awaitSpans(server);
      Metrics jmx = Metrics.scrape(URI.create("http://127.0.0.1:" + jmxPort + "/metrics"));
      assertTrue(jmx.find("jvm_threads_current").findAny().isPresent());
      // That was a request to a server of this JVM, too: the other agent's.
      assertEquals(REQUESTS, exporter.requests(Program.TOMCAT_ROUTE), server::describeOutput);
      assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
      assertEquals(List.of(), errors(server), server::describeOutput);
    }
  }

  private static void awaitSpans(ForkedServer server) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (spans(server) < REQUESTS && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertEquals(REQUESTS, spans(server), server::describeOutput);
  }

  private static long spans(ForkedServer server) {
    return server.err().stream().filter(line -> line.contains("'GET /app/exact' : ")).count();
  }

  private static List<String> errors(ForkedServer server) {
    return server.err().stream()
        .filter(
            line ->
                line.contains("ERROR")
                    || line.contains("SEVERE")
                    || line.contains("Exception")
                    || line.startsWith("\tat "))
        .toList();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

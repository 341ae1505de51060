package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever other programs leave in the directory of text files, the page is there and valid. */
class TextFilesIT {
  private static final String ERROR = "node_textfile_scrape_error";
  private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  @TempDir private Path folder;

  private ForkedServer start(String more) throws Exception {
    return new Fork(Jvms.running(), Program.JDK_SERVER)
        .agent("port=0,textfile=" + folder + more)
        .start();
  }

  private static String page(Exporter exporter, String accept) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(exporter.metrics()).header("Accept", accept).build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }

  @Test
  void badFilesHurtNothingElse() throws Exception {
    Files.writeString(folder.resolve("a.prom"), "# TYPE jobs_total counter\njobs_total 7\n");
    Files.writeString(folder.resolve("b.prom"), "jobs_failed one\n");
    Files.writeString(folder.resolve("c.prom"), "cut off");
    try (ForkedServer server = start("")) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      Metrics page = exporter.scrape();
      assertEquals(7, page.sum("jobs_total"));
      assertEquals(1, page.sum(ERROR));
      assertEquals(
          List.of("a.prom"),
          page.find("node_textfile_mtime_seconds")
              .map(sample -> Path.of(sample.label("file")).getFileName().toString())
              .toList());
      assertEquals(
          List.of(
              "b.prom line 1: not a value: \"one\"; the file is left out",
              "c.prom line 1: the file ends in the middle of a line; write it aside and rename it"
                  + " then; the file is left out"),
          Exporter.awaitComplaints(server, 2).stream()
              .map(line -> line.substring(line.indexOf(folder.toString())))
              .map(line -> line.substring(folder.toString().length() + 1))
              .toList());
    }
  }

  @Test
  void aDirectoryThatIsNotThereCostsALine() throws Exception {
    folder = folder.resolve("nowhere");
    try (ForkedServer server = start("")) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      assertEquals(1, exporter.scrape().sum(ERROR));
      List<String> lines = Exporter.awaitComplaints(server, 1);
      assertEquals(1, lines.size(), lines::toString);
      assertTrue(lines.get(0).contains("there is no directory " + folder), lines::toString);
    }
  }

  /** All names that the agent has, so that one it gets later cannot be forgotten. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",labels=env=prod"})
  void filesThatSayWhatTheAgentSaysAreLeftOut(String settings) throws Exception {
    try (ForkedServer server = start(settings)) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      Set<String> names = new TreeSet<>();
      for (String accept : List.of("text/plain", OPEN_METRICS)) {
        String page = page(exporter, accept);
        page.lines()
            .filter(line -> line.startsWith("# TYPE "))
            .forEach(line -> names.add(line.split(" ")[2]));
        Metrics.parse(page).samples().forEach(sample -> names.add(sample.name()));
      }
      assertTrue(names.size() > 200, () -> names.size() + " names");
      StringBuilder all = new StringBuilder();
      for (String name : names) {
        all.append(name).append("{stolen=\"yes\"} 1\n");
      }
      all.append("mine{stolen=\"yes\"} 1\nmine{env=\"test\"} 1\n");
      Files.writeString(folder.resolve("all.prom"), all);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      Metrics page = exporter.scrape();
      while (page.sum(ERROR) == 0 && System.nanoTime() < deadline) {
        assertValid(page);
        TimeUnit.MILLISECONDS.sleep(20);
        page = exporter.scrape();
      }
      assertEquals(1, page.sum(ERROR));
      assertValid(page);
      assertEquals(2, page.sum("mine"));
      assertEquals(
          List.of("mine"),
          page.samples().stream()
              .filter(sample -> sample.label("stolen").equals("yes"))
              .map(Metrics.Sample::name)
              .toList());
      assertValid(Metrics.parse(page(exporter, OPEN_METRICS)));
      promtoolTakes(page(exporter, "text/plain"));
    }
  }

  private static void assertValid(Metrics page) {
    Set<Object> series = new HashSet<>();
    List<Object> twice = new ArrayList<>();
    for (Metrics.Sample sample : page.samples()) {
      Object each = List.of(sample.name(), sample.labels());
      if (!series.add(each)) {
        twice.add(each);
      }
    }
    assertEquals(List.of(), twice);
    assertTrue(series.size() > 200, () -> series.size() + " series");
  }

  /** Its remarks on names that node_exporter has given aside: those are none of an error. */
  private static void promtoolTakes(String page) throws Exception {
    assumeTrue(Files.isExecutable(PROMTOOL), "promtool is not installed");
    Process check =
        new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (var in = check.getOutputStream()) {
      in.write(page.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(check.waitFor(30, TimeUnit.SECONDS));
    assertTrue(check.exitValue() != 1, said);
  }
}

package io.gameserverexporter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint in a JVM of its own. */
class EndpointProcessTest {
  private static final String PAGE =
      """
      # HELP test_moves_total Moves.
      # TYPE test_moves_total counter
      test_moves_total 7.0
      encoding gzip
      properties true
      """;

  @TempDir Path folder;

  @Test
  void needsNoModuleButJavaBaseAndChangesNoProperty() throws Exception {
    assertEquals(PAGE + "jdk.httpserver false\n", run(Map.of(), "--limit-modules", "java.base"));
  }

  @Test
  void theApplicationsPrometheusSettingsAreNotOurs() throws Exception {
    Files.writeString(
        folder.resolve("prometheus.properties"),
        """
        io.prometheus.exporter.http_server.prefer_uncompressed_response=true
        """);
    assertEquals(
        PAGE + "jdk.httpserver true\n",
        run(
            Map.of("IO_PROMETHEUS_EXPORTER_INCLUDE_CREATED_TIMESTAMPS", "true"),
            "-Dio.prometheus.exporter.filter.metric_name_must_start_with=theirs"));
  }

  private String run(Map<String, String> environment, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(folder + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(ForkedEndpoint.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "its threads keep the JVM alive");
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}

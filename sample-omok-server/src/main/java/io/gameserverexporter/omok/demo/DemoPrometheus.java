package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prometheus, where it is installed, with a configuration that scrapes the services' agents and
 * evaluates the alert rules.
 */
final class DemoPrometheus {
  private static final int USUAL_PORT = 9090;
  private final DemoProcesses processes;
  private final Path folder;
  private final Path rules;

  /**
   * Prometheus as one of the demonstration's processes.
   *
   * @param folder where its configuration and its data go
   * @param rules the folder of the alert rules
   */
  DemoPrometheus(DemoProcesses processes, Path folder, Path rules) {
    this.processes = processes;
    this.folder = folder;
    this.rules = rules;
  }

  /**
   * Starts it.
   *
   * @param alertmanager the host and port that alerts are sent to, if there is one
   * @return its address; empty when it is not installed
   * @throws IOException when it cannot be started
   */
  Optional<URI> start(
      Map<ServiceName, DemoServices.Service> services, Optional<String> alertmanager)
      throws IOException {
    Optional<Path> program = Programs.find("prometheus");
    if (program.isEmpty()) {
      return Optional.empty();
    }
    copyRules();
    Path file = folder.resolve("prometheus.yml");
    Files.writeString(file, configuration(services, alertmanager));
    // Prometheus cannot say which free port it took, so one is looked for here.
    String address = "127.0.0.1:" + Ports.free(USUAL_PORT);
    var unused =
        processes.start(
            "prometheus",
            List.of(
                program.get().toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--web.listen-address=" + address));
    return Optional.of(URI.create("http://" + address));
  }

  /** Into the folder of the configuration: a checkout's path may have what means a pattern. */
  private void copyRules() throws IOException {
    Path target = Files.createDirectory(folder.resolve("rules"));
    try (Stream<Path> files = Files.list(rules)) {
      for (Path file : files.filter(DemoPrometheus::isRuleFile).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private static boolean isRuleFile(Path file) {
    String name = file.getFileName().toString();
    // The others are tests for promtool.
    return name.endsWith(".yml");
  }

  private static String configuration(
      Map<ServiceName, DemoServices.Service> services, Optional<String> alertmanager) {
    StringBuilder text =
        new StringBuilder(
            """
            global:
              scrape_interval: 2s
              evaluation_interval: 2s
            rule_files: ['rules/*.yml']
            """);
    alertmanager.ifPresent(
        address ->
            text.append("alerting:\n  alertmanagers:\n")
                .append("    - static_configs:\n      - targets: ['")
                .append(address)
                .append("']\n"));
    text.append("scrape_configs:\n");
    services.forEach(
        (name, service) ->
            text.append("  - job_name: omok-")
                .append(name.label())
                .append("\n    static_configs:\n      - targets: ['")
                .append(service.metrics().getAuthority())
                .append("']\n"));
    return text.toString();
  }
}

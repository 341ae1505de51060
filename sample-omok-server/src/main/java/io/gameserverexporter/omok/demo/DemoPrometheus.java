package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.ServiceName;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prometheus, where it is installed, with a configuration that scrapes the services' agents. */
final class DemoPrometheus {
  private static final int USUAL_PORT = 9090;
  private final DemoProcesses processes;
  private final Path folder;

  /**
   * Prometheus as one of the demonstration's processes.
   *
   * @param folder where its configuration and its data go
   */
  DemoPrometheus(DemoProcesses processes, Path folder) {
    this.processes = processes;
    this.folder = folder;
  }

  /**
   * Starts it.
   *
   * @return its address; empty when it is not installed
   * @throws IOException when it cannot be started
   */
  Optional<String> start(Map<ServiceName, DemoServices.Service> services) throws IOException {
    Optional<Path> program = installed();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder configuration = new StringBuilder("global:\n  scrape_interval: 2s\n");
    configuration.append("scrape_configs:\n");
    services.forEach(
        (name, service) ->
            configuration
                .append("  - job_name: omok-")
                .append(name.label())
                .append("\n    static_configs:\n      - targets: ['")
                .append(service.metrics().getAuthority())
                .append("']\n"));
    Path file = folder.resolve("prometheus.yml");
    Files.writeString(file, configuration);
    // Prometheus cannot say which free port it took, so one is looked for here.
    int port = DemoServices.freeOrAny(USUAL_PORT);
    String address = "127.0.0.1:" + (port == 0 ? freePort() : port);
    var unused =
        processes.start(
            "prometheus",
            List.of(
                program.get().toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--web.listen-address=" + address));
    return Optional.of("http://" + address);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private static Optional<Path> installed() {
    String path = System.getenv("PATH");
    return path == null
        ? Optional.empty()
        : Arrays.stream(path.split(File.pathSeparator))
            .map(folder -> Path.of(folder, "prometheus"))
            .filter(Files::isExecutable)
            .findFirst();
  }
}

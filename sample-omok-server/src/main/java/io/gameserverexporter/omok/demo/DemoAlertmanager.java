package io.gameserverexporter.omok.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Alertmanager, where it is installed. It keeps the alerts and sends them to nobody. */
final class DemoAlertmanager {
  private static final int USUAL_PORT = 9093;
  private static final String CONFIGURATION =
      """
      route:
        receiver: nobody
        group_by: [alertname, job]
        group_wait: 5s
        group_interval: 10s
      receivers:
        - name: nobody
      """;

  private final DemoProcesses processes;
  private final Path folder;

  /**
   * Alertmanager as one of the demonstration's processes.
   *
   * @param folder where its configuration and its data go
   */
  DemoAlertmanager(DemoProcesses processes, Path folder) {
    this.processes = processes;
    this.folder = folder;
  }

  /**
   * Starts it.
   *
   * @return its host and port; empty when it is not installed
   * @throws IOException when it cannot be started
   */
  Optional<String> start() throws IOException {
    Optional<Path> program = Programs.find("prometheus-alertmanager");
    if (program.isEmpty()) {
      return Optional.empty();
    }
    Path file = folder.resolve("alertmanager.yml");
    Files.writeString(file, CONFIGURATION);
    String address = "127.0.0.1:" + Ports.free(USUAL_PORT);
    var unused =
        processes.start(
            "alertmanager",
            List.of(
                program.get().toString(),
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("alertmanager"),
                // One alone needs no port for others of its kind.
                "--cluster.listen-address=",
                "--web.listen-address=" + address));
    return Optional.of(address);
  }
}

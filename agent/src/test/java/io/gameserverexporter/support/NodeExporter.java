package io.gameserverexporter.support;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Debian's node_exporter, running at a free port. */
public final class NodeExporter implements AutoCloseable {
  private static final Path BINARY = Path.of("/usr/bin/prometheus-node-exporter");

  private final Process process;
  private final int port;

  private NodeExporter(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it with more flags; skips the test where it is not installed. */
  public static NodeExporter start(String... flags) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(BINARY), "install prometheus-node-exporter to compare with it");
    int port = Ports.free();
    List<String> command =
        new ArrayList<>(
            List.of(
                BINARY.toString(),
                "--web.listen-address=127.0.0.1:" + port,
                // Debian's defaults differ from node_exporter's own.
                "--collector.netdev.device-exclude=",
                // A speed below 0 is none.
                "--collector.netclass.ignore-invalid-speed",
                "--collector.filesystem.mount-points-exclude=^/(dev|proc|run/credentials/.+|sys"
                    + "|var/lib/docker/.+|var/lib/containers/storage/.+)($|/)"));
    command.addAll(List.of(flags));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new NodeExporter(process, port);
  }

  /** What it exposes, as text; waits until it has started. */
  public String page() throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          return fail("node_exporter does not answer", e);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

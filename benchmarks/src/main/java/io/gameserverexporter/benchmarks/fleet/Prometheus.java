package io.gameserverexporter.benchmarks.fleet;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Prometheus that scrapes the simulated servers, on a free port of the loopback address. */
final class Prometheus implements Closeable {
  private static final Pattern ONE_VALUE =
      Pattern.compile("\"result\":\\[\\{\"metric\":\\{[^}]*},\"value\":\\[[^,]*,\"([^\"]*)\"]}]");

  private final Program process;
  private final URI address;

  private Prometheus(Program process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts it.
   *
   * @param folder an empty one, for its configuration and its data
   * @param interval seconds between two scrapes
   */
  static Prometheus start(Path folder, SimulatedServers servers, int count, int interval)
      throws IOException, InterruptedException {
    Path configuration = folder.resolve("prometheus.yml");
    Files.writeString(configuration, configuration(servers, count, interval));
    Program process =
        Program.start(
            folder.resolve("prometheus.log"),
            List.of(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:0"));
    try {
      String address = process.await("msg=\"Listening on\".* address=(\\S+)");
      String unused = process.await("(Server is ready to receive web requests)");
      return new Prometheus(process, URI.create("http://" + address));
    } catch (IOException e) {
      process.close();
      throw e;
    }
  }

  private static String configuration(SimulatedServers servers, int count, int interval) {
    StringBuilder text =
        new StringBuilder(
            """
            global:
              scrape_interval: %ds
              scrape_timeout: %ds
            scrape_configs:
              - job_name: game
                static_configs:
            """
                .formatted(interval, Math.min(interval, 10)));
    for (int server = 1; server <= count; server++) {
      text.append("      - targets: ['").append(servers.address()).append("']\n");
      text.append("        labels: {instance: server-").append(server);
      text.append(", __metrics_path__: ").append(SimulatedServers.path(server)).append("}\n");
    }
    return text.toString();
  }

  /** The one value that a query has, NaN when it has none. */
  double value(String query) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    String answer = Http.get(URI.create(address + "/api/v1/query?query=" + encoded)).body();
    Matcher value = ONE_VALUE.matcher(answer);
    return value.find() ? Double.parseDouble(value.group(1)) : Double.NaN;
  }

  /** A value of its own metrics page. */
  double own(String name) throws IOException, InterruptedException {
    return Http.get(URI.create(address + "/metrics"))
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The most memory that it had at any moment, in bytes. */
  long peakBytes() throws IOException {
    return process.peakBytes();
  }

  @Override
  public void close() {
    process.close();
  }
}

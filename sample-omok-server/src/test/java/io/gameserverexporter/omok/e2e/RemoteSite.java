package io.gameserverexporter.omok.e2e;

import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A game server that plays by itself, a Prometheus in agent mode that finds it through a file, as
 * {@code deploy/fleet/agent.yml} says, and a Prometheus that is written to.
 */
final class RemoteSite implements AutoCloseable {
  static final String SERVER = "lobby-1";
  static final String JOB = "lobby";
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** A time during which the receiver was away, in seconds since 1970. */
  record Outage(double start, double end) {}

  private final Path folder;
  private final Deque<Runnable> started = new ArrayDeque<>();
  private final String receiverAddress;
  private Prometheus receiver;
  private final Prometheus agent;
  private Child server;
  private URI metrics;
  private int lives;
  private long looks;
  private long answered;
  private double outageStart;
  private Outage outage;

  RemoteSite(Path folder) throws Exception {
    this.folder = folder;
    receiverAddress = "127.0.0.1:" + freePort();
    Files.writeString(folder.resolve("receiver.yml"), "global: {}\n");
    Files.createDirectories(folder.resolve("servers"));
    try {
      startReceiver();
      agent = startAgent();
    } catch (Exception | Error failure) {
      close();
      throw failure;
    }
  }

  // It has to come back at the same address, so it cannot choose one.
  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private Prometheus startAgent() throws Exception {
    Map<String, Object> configuration =
        Yaml.read(Checkout.folder().resolve("deploy/fleet/agent.yml"));
    Yaml.map(configuration, "global").put("scrape_interval", Prometheus.SCRAPE_SECONDS + "s");
    Yaml.map(configuration, "global").put("scrape_timeout", Prometheus.SCRAPE_SECONDS + "s");
    Yaml.map(configuration, "remote_write", 0)
        .put("url", "http://" + receiverAddress + "/api/v1/write");
    Prometheus prometheus =
        Prometheus.start(
            Yaml.write(folder.resolve("agent.yml"), configuration),
            "--enable-feature=agent",
            "--storage.agent.path=" + folder.resolve("agent"),
            "--web.listen-address=" + Prometheus.ANY);
    started.push(prometheus::close);
    return prometheus;
  }

  /** Starts the receiver, or starts it again with what it has stored. */
  void startReceiver() throws Exception {
    receiver =
        Prometheus.start(
            folder.resolve("receiver.yml"),
            "--web.enable-remote-write-receiver",
            "--storage.tsdb.path=" + folder.resolve("receiver"),
            "--web.listen-address=" + receiverAddress);
    started.push(receiver::close);
    if (outageStart > 0) {
      outage = new Outage(outageStart, now());
    }
  }

  void stopReceiver() {
    receiver.close();
    outageStart = now();
  }

  private static double now() {
    return Instant.now().toEpochMilli() / 1e3;
  }

  /** Starts the game server on ports that happen to be free, and has it scraped. */
  void startServer() throws Exception {
    lives++;
    server =
        Child.start(
            folder.resolve("server" + lives + ".log"),
            List.of(
                Checkout.jdk("java"),
                "-javaagent:" + Checkout.agentJar() + "=port=0",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-jar",
                Checkout.sampleJar().toString(),
                "--hive.port=0",
                "--match.port=0",
                "--game.port=0",
                "--hive.password-strength=4",
                "--data=" + folder.resolve("data"),
                "--bots=2",
                "--rate=2"));
    started.push(server::close);
    looks = 0;
    metrics = URI.create(server.await("gameserver-exporter: metrics at (\\S+)"));
    server.await("omok: game listening on (\\S+)");
    announce(
        List.of(
            Map.of(
                "targets",
                List.of(metrics.getAuthority()),
                "labels",
                Map.of("server", SERVER, "job", JOB))));
    awaitTargets(1);
  }

  /** Takes the game server out of the file, and stops it when nobody scrapes it any more. */
  void stopServer() throws Exception {
    announce(List.of());
    awaitTargets(0);
    answered += scrapes();
    server.close();
  }

  private void announce(List<Map<String, Object>> targets) throws IOException {
    // In one step, as Prometheus looks into it the moment that it changes.
    Path file = folder.resolve("servers.json");
    Json.mapper().writeValue(file.toFile(), targets);
    Files.move(file, folder.resolve("servers/servers.json"), StandardCopyOption.REPLACE_EXISTING);
  }

  private void awaitTargets(int count) throws Exception {
    Map<String, String> targets = Await.last(LIMIT, agent::targets, found -> found.size() == count);
    if (targets.size() != count) {
      throw new AssertionError("Prometheus scrapes " + targets);
    }
  }

  /** Waits until the game server has answered so many more scrapes. */
  void awaitScrapes(int more) throws Exception {
    long goal = scrapes() + more;
    long reached = Await.last(LIMIT, this::scrapes, scrapes -> scrapes >= goal);
    if (reached < goal) {
      throw new AssertionError(reached + " scrapes in place of " + goal + "\n" + server.output());
    }
  }

  /** How many scrapes the game server has answered in this life, without those of the test. */
  private long scrapes() throws IOException, InterruptedException {
    String page = Web.get(metrics).body();
    double answers =
        MetricsPage.value(page, "gameserver_exporter_http_requests_total{code=\"200\"}");
    return Math.round(answers) - looks++;
  }

  /** Waits until the last of what was scraped has been sent. */
  void awaitSent() throws Exception {
    Await.last(LIMIT, agent::metrics, RemoteSite::isAllSent);
  }

  private static boolean isAllSent(String page) {
    String prefix = "prometheus_remote_storage_";
    return MetricsPage.sum(page, prefix + "samples_pending") == 0
        && MetricsPage.sum(page, prefix + "queue_highest_sent_timestamp_seconds")
            == MetricsPage.sum(page, prefix + "highest_timestamp_in_seconds");
  }

  Prometheus receiver() {
    return receiver;
  }

  Prometheus agent() {
    return agent;
  }

  /** How many scrapes the game server has answered in all its lives. */
  long answered() {
    return answered;
  }

  Outage outage() {
    return outage;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      started.pop().run();
    }
  }
}

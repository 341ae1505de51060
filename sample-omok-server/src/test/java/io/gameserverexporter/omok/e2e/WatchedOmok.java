package io.gameserverexporter.omok.e2e;

import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.bots.Report;
import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The three services, each with the agent, node_exporter, a Prometheus that scrapes the four, and
 * bots that have played.
 */
final class WatchedOmok implements AutoCloseable {
  /** The job of node_exporter; the services' jobs have their names. */
  static final String NODE_EXPORTER = "node";

  /** One endpoint of each service. */
  private static final Map<ServiceName, String> ENDPOINTS =
      Map.of(
          ServiceName.HIVE, "/login",
          ServiceName.MATCH, "/requestmatching",
          ServiceName.GAME, "/hello");

  static final int BOTS = 10;
  private static final int SECONDS = 40;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path folder;
  private final Deque<Runnable> started = new ArrayDeque<>();
  private final Map<ServiceName, OmokService> services = new EnumMap<>(ServiceName.class);
  private final Map<ServiceName, CpuTime> cpu = new EnumMap<>(ServiceName.class);
  private URI nodeExporter = URI.create("http://127.0.0.1");
  private Prometheus prometheus;
  private final Map<ServiceName, TimedCalls> timed = new EnumMap<>(ServiceName.class);
  private Report report;
  private Instant played;

  /** What else is to be done when all has started. */
  interface Step {
    void run(WatchedOmok omok) throws Exception;
  }

  /**
   * Starts all, lets bots play, and waits until Prometheus has seen the last of it.
   *
   * @param folder where everything is kept
   */
  WatchedOmok(Path folder) throws Exception {
    this(folder, omok -> {});
  }

  /**
   * The same with a step before the bots play.
   *
   * @param beforePlay runs when everything has started and nothing has been sent
   */
  WatchedOmok(Path folder, Step beforePlay) throws Exception {
    this.folder = folder;
    try {
      startServices();
      startNodeExporter();
      startPrometheus();
      beforePlay.run(this);
      play();
    } catch (Exception | Error failure) {
      close();
      throw failure;
    }
  }

  private void startServices() throws IOException, InterruptedException {
    OmokService.Starting hive = start(ServiceName.HIVE);
    OmokService.Starting match = start(ServiceName.MATCH);
    URI hiveUrl = add(hive.awaitReady()).url();
    URI matchUrl = add(match.awaitReady()).url();
    add(start(ServiceName.GAME, "--hive.url=" + hiveUrl, "--match.url=" + matchUrl).awaitReady());
  }

  private OmokService.Starting start(ServiceName name, String... more) throws IOException {
    OmokService.Starting starting = OmokService.start(name, folder, more);
    started.push(starting.process()::close);
    return starting;
  }

  private OmokService add(OmokService service) {
    services.put(service.name(), service);
    cpu.put(service.name(), new CpuTime(service.process().pid()));
    return service;
  }

  private void startNodeExporter() throws IOException, InterruptedException {
    Child process =
        Child.start(
            folder.resolve("node_exporter.log"),
            List.of(
                Installed.program("prometheus-node-exporter"),
                "--web.listen-address=127.0.0.1:0",
                // Debian leaves the loopback device out, which is the one with the traffic here.
                "--collector.netdev.device-exclude=^$"));
    started.push(process::close);
    nodeExporter = Prometheus.listening(process).resolve("/metrics");
  }

  private void startPrometheus() throws Exception {
    Map<String, URI> targets = new LinkedHashMap<>();
    services.values().forEach(service -> targets.put(service.label(), service.metrics()));
    targets.put(NODE_EXPORTER, nodeExporter);
    prometheus = Prometheus.start(folder, targets);
    started.push(prometheus::close);
    // Everything is scraped before anything happens: what comes before the first scrape, no rate
    // can know.
    Await.last(LIMIT, () -> prometheus.query("up == 1"), up -> up.size() == targets.size());
  }

  /** Bots play; once a second CPU times are noted and every service is called. */
  private void play() throws Exception {
    ENDPOINTS.forEach(
        (name, path) -> timed.put(name, new TimedCalls(service(name).url().resolve(path))));
    Path file = folder.resolve("bots.json");
    noteCpuTimes();
    Child bots =
        Child.start(
            folder.resolve("bots.log"),
            List.of(
                Checkout.jdk("java"),
                "-jar",
                Checkout.sampleJar().toString(),
                "bots",
                "--bots=" + BOTS,
                "--rate=5",
                "--seconds=" + SECONDS,
                "--report=" + file,
                "--hive.url=" + service(ServiceName.HIVE).url(),
                "--game.url=" + service(ServiceName.GAME).url()));
    started.push(bots::close);
    while (bots.isAlive()) {
      for (TimedCalls calls : timed.values()) {
        calls.call();
      }
      noteCpuTimes();
      Thread.sleep(1_000);
    }
    int code = bots.awaitEnd(LIMIT);
    if (code != 0) {
      throw new AssertionError("the bots failed:\n" + bots.output());
    }
    report = Json.mapper().readValue(file.toFile(), Report.class);
    awaitScrapes(Instant.now());
    noteCpuTimes();
    played = Instant.now();
  }

  private void noteCpuTimes() throws IOException {
    for (CpuTime time : cpu.values()) {
      time.note();
    }
  }

  /** Waits until every target has been scraped after a moment. */
  void awaitScrapes(Instant after) throws Exception {
    Await.last(
        LIMIT,
        () -> prometheus.query("timestamp(up) > " + after.toEpochMilli() / 1e3),
        scraped -> scraped.size() == services.size() + 1);
  }

  /** How often each kind of request was made, from "job route status"; no route is "". */
  Map<String, Long> sent() {
    Map<String, Long> sent = new TreeMap<>();
    for (Report.Answered calls : report.calls()) {
      sent.merge(
          calls.service() + " " + calls.route() + " " + calls.status(), calls.count(), Long::sum);
    }
    timed.forEach(
        (name, calls) ->
            sent.merge(name.label() + "  " + TimedCalls.STATUS, (long) calls.count(), Long::sum));
    return sent;
  }

  /** The moment when the bots had ended and Prometheus had seen the last of it. */
  Instant played() {
    return played;
  }

  Report report() {
    return report;
  }

  TimedCalls timed(ServiceName name) {
    return timed.get(name);
  }

  Prometheus prometheus() {
    return prometheus;
  }

  Map<ServiceName, OmokService> services() {
    return services;
  }

  OmokService service(ServiceName name) {
    return services.get(name);
  }

  CpuTime cpu(ServiceName name) {
    return cpu.get(name);
  }

  URI nodeExporter() {
    return nodeExporter;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      started.pop().run();
    }
  }
}

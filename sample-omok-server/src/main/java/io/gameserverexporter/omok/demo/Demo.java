package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.bots.Report;
import io.gameserverexporter.omok.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the demonstration from start to end. */
public final class Demo {
  private static final String QUERY =
      "sum by (job, http_route) (rate(http_server_request_duration_seconds_count[1m]))";
  private static final Duration BETWEEN_RATES = Duration.ofSeconds(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration LAST_COUNT_LIMIT = Duration.ofSeconds(10);

  private final DemoOptions options;
  private final Path folder;
  private final DemoProcesses processes = new DemoProcesses();
  private final DemoServices services;
  private final @Nullable DemoFault fault;
  private @Nullable Alerts alerts;

  private Demo(DemoOptions options, Path folder) {
    this.options = options;
    this.folder = folder;
    this.services = new DemoServices(options, processes, folder.resolve("data"));
    this.fault = options.fault() == null ? null : new DemoFault(options.fault(), services);
  }

  /**
   * Starts everything, prints requests per second until the bots end or the process is stopped,
   * then compares.
   *
   * @return 0 when all that was sent was counted, 1 when not
   * @throws io.gameserverexporter.omok.UsageException when the command line is wrong
   * @throws DemoException when a process does not start
   */
  public static int run(List<String> line) throws InterruptedException {
    DemoOptions options = DemoOptions.parse(line);
    try {
      Demo demo = new Demo(options, Files.createTempDirectory("omok-demo"));
      Thread stop = new Thread(demo::stop, "demo-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      return demo.playUntilStopped();
    } catch (IOException e) {
      throw new UncheckedIOException("the demonstration failed", e);
    }
  }

  private int playUntilStopped() throws IOException, InterruptedException {
    try {
      return play();
    } catch (DemoException | IOException e) {
      if (processes.isStopped()) {
        return 0;
      }
      throw e;
    }
  }

  private int play() throws IOException, InterruptedException {
    System.out.println("Starting hive, match and game, each with the agent ...");
    services.start();
    startMonitoring();
    Path report = folder.resolve("bots.json");
    DemoProcess playing = processes.start("bots", botsCommand(report));
    tell(playing);
    boolean played = playing.awaitEnd() == 0;
    if (processes.isStopped()) {
      return 0;
    }
    // Bots that had no answer from a process that ended on purpose have not failed.
    boolean expected = fault != null && fault.endsProcess() && Files.exists(report);
    if (!played && !expected) {
      throw new DemoException("the bots failed:\n" + playing.output());
    }
    Comparison comparison = compare(Json.mapper().readValue(report.toFile(), Report.class));
    System.out.println();
    System.out.print(comparison.table());
    return comparison.agrees() ? 0 : 1;
  }

  private List<String> botsCommand(Path report) {
    return List.of(
        java(),
        "-jar",
        options.serverJar().toString(),
        "bots",
        "--bots=" + options.bots(),
        "--rate=" + options.rate(),
        "--seconds=" + options.seconds(),
        "--report=" + report,
        "--hive.url=" + services.get(ServiceName.HIVE).url(),
        "--game.url=" + services.get(ServiceName.GAME).url());
  }

  private void startMonitoring() throws IOException {
    services
        .all()
        .forEach(
            (name, service) ->
                printAddress(name.label(), service.url() + "  metrics: " + service.metrics()));
    printAddress("charts", charts());
    printAddress("play:", services.get(ServiceName.GAME).url() + "/");
    Optional<String> alertmanager = new DemoAlertmanager(processes, folder).start();
    Optional<URI> prometheus =
        new DemoPrometheus(processes, folder, options.alertRules())
            .start(services.all(), alertmanager);
    printAddress(
        "prometheus",
        prometheus
            .map(url -> url + "  try: " + QUERY)
            .orElse("not installed, so no alerts (Debian: apt-get install prometheus)"));
    printAddress(
        "alertmanager",
        alertmanager
            .map(address -> "http://" + address)
            .orElse("not installed (Debian: apt-get install prometheus-alertmanager)"));
    alerts = prometheus.map(Alerts::new).orElse(null);
    System.out.println(
        options.seconds() == 0
            ? "Bots are playing. Ctrl-C stops everything."
            : "Bots are playing for " + options.seconds() + " seconds.");
    System.out.flush();
  }

  /** The agents' own pages; that of game has most to show. */
  private String charts() {
    StringBuilder pages = new StringBuilder("open ");
    pages.append(services.get(ServiceName.GAME).metrics().resolve("/"));
    for (ServiceName other : List.of(ServiceName.HIVE, ServiceName.MATCH)) {
      pages.append(", ").append(other.label()).append(' ');
      pages.append(services.get(other).metrics().resolve("/"));
    }
    return pages.toString();
  }

  private static void printAddress(String name, String address) {
    System.out.printf(Locale.ROOT, "  %-12s %s%n", name, address);
  }

  /** Prints what happens until the bots have ended: rates, alerts, what breaks. */
  private void tell(DemoProcess playing) throws IOException, InterruptedException {
    Rates rates = new Rates(services);
    long looked = System.nanoTime();
    while (playing.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(100);
      if (System.nanoTime() - looked >= BETWEEN_LOOKS.toNanos()) {
        looked = System.nanoTime();
        look();
      }
      if (rates.age() >= BETWEEN_RATES.toNanos()) {
        System.out.println(rates.line());
        System.out.flush();
      }
    }
  }

  private void look() throws IOException, InterruptedException {
    services.check(fault == null ? null : DemoFault.SERVICE);
    List<String> lines = new ArrayList<>();
    if (fault != null) {
      lines.addAll(fault.watch());
    }
    if (alerts != null) {
      lines.addAll(alerts.changes());
    }
    lines.forEach(System.out::println);
    System.out.flush();
  }

  /** A request is counted when its exchange is over, a moment after the bot has its answer. */
  private Comparison compare(Report report) throws IOException, InterruptedException {
    long end = System.nanoTime() + LAST_COUNT_LIMIT.toNanos();
    while (true) {
      boolean last = System.nanoTime() > end;
      try {
        Comparison comparison = compareNow(report);
        if (comparison.agrees() || last) {
          return comparison;
        }
      } catch (HttpTimeoutException busy) {
        if (last) {
          throw busy;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private Comparison compareNow(Report report) throws IOException, InterruptedException {
    Comparison comparison = new Comparison(report);
    for (Map.Entry<ServiceName, DemoServices.Service> entry : services.all().entrySet()) {
      ServiceName name = entry.getKey();
      boolean lost = fault != null && fault.endsProcess() && name == DemoFault.SERVICE;
      comparison.add(name, lost ? null : Counts.counted(entry.getValue().metrics()));
    }
    return comparison;
  }

  private void stop() {
    processes.stop();
    try {
      delete(folder);
    } catch (IOException e) {
      System.err.println("demo: cannot delete " + folder + ": " + e.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The {@code java} that runs this. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}

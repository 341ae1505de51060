package io.gameserverexporter.omok.e2e;

import static io.gameserverexporter.omok.e2e.WatchedOmok.NODE_EXPORTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.ServiceName;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator's queries say after bots have played, set against what is known otherwise. */
@EnabledIf(
    value = "io.gameserverexporter.omok.e2e.SharedOmok#isInstalled",
    disabledReason =
        "Prometheus or its node_exporter is not installed"
            + " (Debian: apt-get install prometheus prometheus-node-exporter)")
@ExtendWith(SharedOmok.class)
class PrometheusIT {
  private static final Duration RANGE = Duration.ofMinutes(1);
  private static final Set<String> SERVICES = Set.of("hive", "match", "game");

  @TempDir static Path folder;
  private static WatchedOmok omok;
  private static Prometheus prometheus;

  /** The moment that the queries ask about: the bots have just ended. */
  private static Instant at;

  @BeforeAll
  static void play(WatchedOmok shared) {
    omok = shared;
    prometheus = omok.prometheus();
    at = omok.played();
  }

  // The pages.

  @Test
  void promtoolHasNoComplaintOfTheAgents() throws Exception {
    // What promtool has against node_exporter itself: these names are the kernel's.
    Set<String> conventional =
        Promtool.check(folder, Web.get(omok.nodeExporter()).body()).output().stream()
            .filter(complaint -> complaint.startsWith("node_"))
            .map(complaint -> complaint.substring(0, complaint.indexOf(' ')))
            .collect(Collectors.toSet());
    // The semantic conventions' name; promtool keeps this ending for histograms.
    conventional.add("jvm_cpu_count");
    for (OmokService service : omok.services().values()) {
      String page =
          Web.get(service.metrics())
              .body()
              .lines()
              .filter(line -> !conventional.contains(family(line)))
              // Debian's has fewer of these, named by the kernel, too.
              .filter(line -> !family(line).startsWith("node_netstat_"))
              .collect(Collectors.joining("\n", "", "\n"));
      assertEquals(new Promtool(0, List.of()), Promtool.check(folder, page), service.label());
    }
  }

  /** The name in a line of a page, comment or sample. */
  private static String family(String line) {
    String[] words = line.split("[ {]");
    return words[0].equals("#") ? words[2] : words[0];
  }

  @Test
  void prometheusAcceptsEveryPageAsOpenMetrics() throws Exception {
    for (OmokService service : omok.services().values()) {
      HttpResponse<String> page =
          Web.get(service.metrics(), "Accept", "application/openmetrics-text;version=1.0.0");
      String type = page.headers().firstValue("Content-Type").orElse("");
      assertTrue(type.startsWith("application/openmetrics-text"), type);
      assertTrue(page.body().endsWith("# EOF\n"), service.label());
    }
    // Prometheus prefers OpenMetrics, so this is what it has read.
    assertEquals(
        Map.of("hive", "up", "match", "up", "game", "up", NODE_EXPORTER, "up"),
        prometheus.targets());
    // A scrape may be late where the machine is too busy, but none is refused.
    String refused = "up == 0 and scrape_duration_seconds < " + Prometheus.SCRAPE_SECONDS;
    assertEquals(
        List.of(), prometheus.query("count_over_time((" + refused + ")[2m:1s])"), "failed scrapes");
    Map<String, Double> samples = byJob("scrape_samples_scraped");
    assertEquals(Set.of("hive", "match", "game", NODE_EXPORTER), samples.keySet());
    samples.forEach((job, count) -> assertTrue(count > 0, job + ": " + count));
    // Series that occur twice in a page are no failure of a scrape, but are counted.
    List<String> rejected =
        prometheus
            .metrics()
            .lines()
            .filter(line -> line.matches("prometheus_target_scrapes?_(sample_|exceeded_).* [^0].*"))
            .toList();
    assertEquals(List.of(), rejected);
  }

  // Requests.

  @Test
  void everyRequestIsCountedOnce() throws Exception {
    String query =
        "sum by (job, http_route, http_response_status_code)"
            + " (http_server_request_duration_seconds_count)";
    // A request is counted when its exchange is over, a moment after the client has the answer.
    Map<String, Long> counted =
        Await.last(
            Duration.ofSeconds(10), () -> counts(prometheus.query(query)), omok.sent()::equals);
    assertEquals(omok.sent(), counted);
  }

  private static Map<String, Long> counts(List<Prometheus.Series> answer) {
    Map<String, Long> counts = new TreeMap<>();
    for (Prometheus.Series series : answer) {
      String kind =
          series.label("job")
              + " "
              + series.label("http_route")
              + " "
              + series.label("http_response_status_code");
      counts.put(kind, Math.round(series.value()));
    }
    return counts;
  }

  @Test
  void requestRatesAreThoseOfTheBots() throws Exception {
    String count = "http_server_request_duration_seconds_count";
    Map<String, Double> rates =
        by("job", "http_route", "sum by (job, http_route) (rate(" + count + "[1m]))");
    Map<String, Long> sent = new TreeMap<>();
    omok.sent()
        .forEach((kind, n) -> sent.merge(kind.substring(0, kind.lastIndexOf(' ')), n, Long::sum));
    // No rate knows of requests before the first sample of their series in its range.
    Map<String, Double> unknown = new TreeMap<>();
    for (Prometheus.Series series : prometheus.query(count + "[1m]", at)) {
      unknown.merge(
          series.label("job") + " " + series.label("http_route"),
          series.samples().get(0).value(),
          Double::sum);
    }
    assertEquals(sent.keySet(), rates.keySet());
    rates.forEach(
        (route, rate) -> {
          double known = sent.get(route) - unknown.get(route);
          assertWithin(known, rate * RANGE.toSeconds(), 0.1, 3, "requests of " + route);
        });
    // The busiest route, so that all this is about more than nothing.
    assertTrue(rates.get("game /gameplay/turn-checking") > 1, rates.toString());
  }

  @Test
  void latenciesAreNoLongerThanTheClientSaw() throws Exception {
    for (ServiceName name : omok.services().keySet()) {
      latenciesAreNoLongerThanTheClientSaw(name);
    }
  }

  private static void latenciesAreNoLongerThanTheClientSaw(ServiceName name) throws Exception {
    String timed =
        "{job=\"" + name.label() + "\",http_request_method=\"" + TimedCalls.METHOD + "\"}";
    TimedCalls calls = omok.timed(name);
    assertEquals(calls.count(), one("http_server_request_duration_seconds_count" + timed), timed);
    double sum = one("http_server_request_duration_seconds_sum" + timed);
    assertTrue(
        sum > 0 && sum < calls.seconds(), timed + ": " + sum + " s, client: " + calls.seconds());

    // A quantile is as exact as its bucket: the one that the longest call is in ends its range.
    double bound =
        prometheus.query("http_server_request_duration_seconds_bucket" + timed, at).stream()
            .mapToDouble(bucket -> Double.parseDouble(bucket.label("le").replace("+Inf", "1e9")))
            .filter(le -> le >= calls.longest())
            .min()
            .orElseThrow();
    for (String quantile : List.of("0.5", "0.99")) {
      double seconds =
          one(
              "histogram_quantile("
                  + quantile
                  + ", sum by (le) (rate(http_server_request_duration_seconds_bucket"
                  + timed
                  + "[1m])))");
      assertTrue(
          seconds > 0 && seconds <= bound,
          timed + ", " + quantile + ": " + seconds + " s, client: at most " + calls.longest());
    }
  }

  @Test
  void latencyQuantilesOfEveryServiceArePlausible() throws Exception {
    Map<String, Double> quantiles =
        byJob(
            "histogram_quantile(0.9, sum by (job, le)"
                + " (rate(http_server_request_duration_seconds_bucket[1m])))");
    assertEquals(SERVICES, quantiles.keySet());
    Map<String, Double> sums = byJob("sum by (job) (http_server_request_duration_seconds_sum)");
    // A bot waits for its answer before it asks again.
    double waited = WatchedOmok.BOTS * omok.report().seconds();
    for (ServiceName name : omok.services().keySet()) {
      waited += omok.timed(name).seconds();
    }
    for (String job : SERVICES) {
      double seconds = quantiles.get(job);
      assertTrue(seconds > 0 && seconds <= 10, job + ": " + seconds);
      double sum = sums.get(job);
      assertTrue(sum > 0 && sum < waited, job + ": " + sum + " s in " + waited + " s");
    }
  }

  // The host, beside node_exporter.

  @Test
  void hostCpuUseIsWhatNodeExporterSays() throws Exception {
    Map<String, Double> percent =
        by(
            "instance",
            "",
            "100 - (avg by (instance) (rate(node_cpu_seconds_total{mode=\"idle\"}[1m])) * 100)");
    double reference = percent.get(omok.nodeExporter().getAuthority() + " ");
    assertTrue(reference > 0 && reference <= 100, "CPU in use: " + reference);
    for (OmokService service : omok.services().values()) {
      double value = percent.get(service.metrics().getAuthority() + " ");
      assertTrue(value > 0 && value <= 100, service.label() + ": " + value);
      assertWithin(reference, value, 0, 5, "CPU in use, percent, " + service.label());
    }
  }

  @Test
  void hostMemoryInUseIsWhatNodeExporterSays() throws Exception {
    String query = "(1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes) * 100";
    Map<String, Double> percent = byJob(query);
    // Two scrapes are never at the same time, and memory may come and go between them.
    double least = byJob("min_over_time((" + query + ")[10s:1s])").get(NODE_EXPORTER);
    double most = byJob("max_over_time((" + query + ")[10s:1s])").get(NODE_EXPORTER);
    assertTrue(least > 0 && most < 100, "memory in use: " + least + " to " + most);
    for (String job : SERVICES) {
      double used = percent.get(job);
      assertTrue(
          used > least - 2 && used < most + 2,
          job + ": " + used + " % of memory in use, by node_exporter " + least + " to " + most);
    }
    Map<String, Double> total = byJob("node_memory_MemTotal_bytes");
    for (String job : SERVICES) {
      assertEquals(total.get(NODE_EXPORTER), total.get(job), job);
    }
  }

  @Test
  void networkRatesAreWhatNodeExporterSays() throws Exception {
    Map<String, Double> bits =
        by("job", "device", "rate(node_network_receive_bytes_total[1m]) * 8");
    Set<String> devices = starting(bits, NODE_EXPORTER + " ").keySet();
    // The bots' requests come in here.
    String loopback = "node_network_receive_bytes_total{device=\"lo\",job=\"%s\"}[%s]";
    // Others use the device, too, and in bursts: the counters are compared scrape by scrape.
    omok.awaitScrapes(at.plusSeconds(Prometheus.SCRAPE_SECONDS));
    List<Prometheus.Sample> reference =
        prometheus.query(loopback.formatted(NODE_EXPORTER, "5m")).get(0).samples();
    for (String job : SERVICES) {
      Map<String, Double> ours = starting(bits, job + " ");
      assertEquals(devices, ours.keySet(), "devices of " + job);

      List<Prometheus.Sample> samples =
          prometheus.query(loopback.formatted(job, "1m"), at).get(0).samples();
      for (Prometheus.Sample sample : samples) {
        double low = before(reference, sample.time());
        double high = after(reference, sample.time());
        assertTrue(low <= sample.value() && sample.value() <= high, job + ": " + sample);
      }
      double first = samples.get(0).value();
      double last = samples.get(samples.size() - 1).time();
      double bytes = ours.get("lo") / 8 * RANGE.toSeconds();
      assertTrue(bytes > 0, job + ": nothing received on lo");
      // A rate goes on to the ends of its range where it has no samples.
      assertTrue(
          bytes >= 0.99 * (before(reference, last) - first)
              && bytes <= 1.15 * (after(reference, last) - first),
          job + ": " + bytes + " bytes in a minute");
    }
  }

  /** What a counter certainly was when a scrape began; the samples' scrapes have an end. */
  private static double before(List<Prometheus.Sample> samples, double scrape) {
    return samples.stream()
        .filter(sample -> sample.time() + Prometheus.SCRAPE_SECONDS <= scrape)
        .mapToDouble(Prometheus.Sample::value)
        .max()
        .orElse(0);
  }

  /** What a counter certainly had not passed when a scrape ended. */
  private static double after(List<Prometheus.Sample> samples, double scrape) {
    return samples.stream()
        .filter(sample -> sample.time() >= scrape + Prometheus.SCRAPE_SECONDS)
        .mapToDouble(Prometheus.Sample::value)
        .min()
        .orElseThrow();
  }

  private static Map<String, Double> starting(Map<String, Double> values, String prefix) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  // The process and its JVM.

  @Test
  void processCpuRateIsTheKernels() throws Exception {
    Map<String, Double> rates = byJob("rate(process_cpu_seconds_total[1m])");
    for (ServiceName name : omok.services().keySet()) {
      double used = omok.cpu(name).between(at.minus(RANGE), at);
      double said = rates.get(name.label()) * RANGE.toSeconds();
      assertTrue(used > 0, name + " has used no CPU");
      assertWithin(used, said, 0.1, 1, "CPU seconds in the last minute of " + name.label());
    }
  }

  /** The collector of young objects, where jstat counts what it does; of ZGC's it does not. */
  private static final Map<String, String> YOUNG =
      Map.of("hive", "Copy", "game", "G1 Young Generation");

  @Test
  void collectionsAreCountedAsTheJvmCountsThem() throws Exception {
    Map<String, Double> rates = by("job", "gc", "rate(jvm_gc_collection_seconds_count[1m])");
    Map<String, Long> before = youngCollections();
    omok.awaitScrapes(Instant.now());
    Map<String, Double> counted = new TreeMap<>();
    for (Prometheus.Series series : prometheus.query("jvm_gc_collection_seconds_count")) {
      counted.put(series.label("job") + " " + series.label("gc"), series.value());
    }
    Map<String, Long> after = youngCollections();

    YOUNG.forEach(
        (job, collector) -> {
          Double count = counted.get(job + " " + collector);
          assertTrue(
              count != null && before.get(job) <= count && count <= after.get(job),
              job + ": " + counted + ", by jstat " + before + " to " + after);
        });
    for (String job : SERVICES) {
      Map<String, Double> ofService = starting(rates, job + " ");
      // One for young objects or cycles, one for old objects or pauses.
      assertTrue(ofService.size() >= 2, job + ": " + ofService);
      ofService.forEach((gc, rate) -> assertTrue(rate >= 0, job + " " + gc + ": " + rate));
    }
    // Game takes most of the requests, and its young generation is small.
    assertTrue(rates.get("game " + YOUNG.get("game")) > 0, rates.toString());
  }

  /** How often each service's young generation has been collected, as jstat reads it. */
  private static Map<String, Long> youngCollections() throws IOException, InterruptedException {
    Map<String, Long> collections = new TreeMap<>();
    for (OmokService service : omok.services().values()) {
      if (!YOUNG.containsKey(service.label())) {
        continue;
      }
      String pid = Long.toString(service.process().pid());
      List<String> command = List.of(Checkout.jdk("jstat"), "-gcutil", pid);
      try (Child jstat = Child.start(folder.resolve("jstat.log"), command)) {
        jstat.awaitEnd(Duration.ofSeconds(30));
        List<String> lines = jstat.output().lines().toList();
        List<String> heads = List.of(lines.get(0).trim().split(" +"));
        String count = lines.get(1).trim().split(" +")[heads.indexOf("YGC")];
        collections.put(service.label(), Long.parseLong(count));
      }
    }
    return collections;
  }

  // Asking.

  private static double one(String query) throws IOException, InterruptedException {
    List<Prometheus.Series> answer = prometheus.query(query, at);
    assertEquals(1, answer.size(), query + ": " + answer);
    return answer.get(0).value();
  }

  private static Map<String, Double> byJob(String query) throws IOException, InterruptedException {
    return values(query, series -> series.label("job"));
  }

  private static Map<String, Double> by(String first, String second, String query)
      throws IOException, InterruptedException {
    return values(query, series -> series.label(first) + " " + series.label(second));
  }

  private static Map<String, Double> values(String query, Function<Prometheus.Series, String> key)
      throws IOException, InterruptedException {
    Map<String, Double> values = new TreeMap<>();
    for (Prometheus.Series series : prometheus.query(query, at)) {
      assertEquals(null, values.put(key.apply(series), series.value()), query);
    }
    return values;
  }

  private static void assertWithin(
      double expected, double actual, double relative, double absolute, String what) {
    double tolerance = Math.abs(expected) * relative + absolute;
    assertTrue(
        Math.abs(actual - expected) <= tolerance,
        what + ": " + actual + " is not within " + tolerance + " of " + expected);
  }
}

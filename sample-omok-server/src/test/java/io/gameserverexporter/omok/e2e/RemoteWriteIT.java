package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code deploy/fleet/agent.yml} at work: a Prometheus in agent mode sends what it scrapes to
 * another, which is away for a while, and the game server is restarted on another port.
 */
@EnabledIf(
    value = "isInstalled",
    disabledReason = "Prometheus is not installed (Debian: apt-get install prometheus)")
class RemoteWriteIT {
  /** Everything of the one game server. */
  private static final String ALL = "{instance=\"" + RemoteSite.SERVER + "\"}";

  /** What Prometheus itself adds to the samples of each scrape. */
  private static final Set<String> OF_SCRAPE =
      Set.of(
          "up",
          "scrape_duration_seconds",
          "scrape_samples_scraped",
          "scrape_samples_post_metric_relabeling",
          "scrape_series_added");

  @TempDir static Path folder;
  private static RemoteSite site;

  static boolean isInstalled() {
    return Installed.find("prometheus").isPresent();
  }

  @BeforeAll
  static void run() throws Exception {
    site = new RemoteSite(folder);
    site.startServer();
    site.awaitScrapes(4);
    site.stopReceiver();
    site.awaitScrapes(4);
    site.startReceiver();
    site.stopServer();
    site.startServer();
    site.awaitScrapes(3);
    site.stopServer();
    site.awaitSent();
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void everyScrapeArrives() throws Exception {
    List<Prometheus.Sample> up = one("up");
    long worked = up.stream().filter(sample -> sample.value() == 1).count();
    // One that Prometheus gave up on may have been answered, or not.
    assertTrue(
        worked <= site.answered() && site.answered() <= up.size(),
        site.answered() + " scrapes were answered, " + worked + " of " + up.size() + " arrived");
    assertTrue(worked >= 11, worked + " scrapes arrived");
  }

  @Test
  void everySampleOfEachScrapeArrives() throws Exception {
    Map<Double, Long> expected = new TreeMap<>();
    for (Prometheus.Sample scrape : one("scrape_samples_post_metric_relabeling")) {
      expected.put(scrape.time(), Math.round(scrape.value()) + OF_SCRAPE.size());
    }
    Map<Double, Long> stored = new TreeMap<>();
    for (Prometheus.Series series : site.receiver().query(ALL + "[30m]")) {
      series.samples().forEach(sample -> stored.merge(sample.time(), 1L, Long::sum));
    }
    assertEquals(expected, stored);
  }

  @Test
  void theAgentKeepsWhatItCannotSendDuringAnOutage() throws Exception {
    String page = site.agent().metrics();
    assertTrue(
        MetricsPage.sum(page, "prometheus_remote_storage_samples_retried_total") > 0,
        "the outage was not noticed");
    assertEquals(0, MetricsPage.sum(page, "prometheus_remote_storage_samples_failed_total"));
    long during =
        one("up").stream()
            .filter(sample -> sample.time() > site.outage().start())
            .filter(sample -> sample.time() < site.outage().end())
            .count();
    assertTrue(during >= 4, during + " scrapes of the outage arrived");
  }

  @Test
  void aServerKeepsItsSeriesOverARestartOnAnotherPort() throws Exception {
    Map<String, String> labels =
        Map.of(
            "__name__",
            "process_start_time_seconds",
            "instance",
            RemoteSite.SERVER,
            "job",
            RemoteSite.JOB,
            "site",
            "seoul");
    List<Prometheus.Series> starts = site.receiver().query("process_start_time_seconds[30m]");
    assertEquals(List.of(labels), starts.stream().map(Prometheus.Series::labels).toList());
    assertEquals(
        2,
        starts.get(0).samples().stream()
            .map(Prometheus.Sample::value)
            .collect(Collectors.toSet())
            .size(),
        "lives of the server");
    Map<String, Set<String>> instances = new HashMap<>();
    for (Prometheus.Series series : site.receiver().query("{__name__=~\".+\"}[30m]")) {
      instances
          .computeIfAbsent(series.label("instance"), unused -> new TreeSet<>())
          .add(series.label("job"));
    }
    assertEquals(Map.of(RemoteSite.SERVER, Set.of(RemoteSite.JOB)), instances);
  }

  private static List<Prometheus.Sample> one(String name) throws Exception {
    List<Prometheus.Series> series = site.receiver().query(name + ALL + "[30m]");
    assertEquals(1, series.size(), name);
    return series.get(0).samples();
  }
}

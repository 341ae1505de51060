package io.gameserverexporter.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.textfile.TextFiles;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that have what the agent has itself: the page is valid, and the agent's counts. */
class ForeignFamiliesTest {
  private static final String ERROR = "node_textfile_scrape_error";

  private final Family counter = Family.counter("c_total", "Own.");
  private final Family gauge = Family.gauge("g", "Own.");
  private final AtomicBoolean late = new AtomicBoolean();

  @TempDir private Path folder;

  private void collect(Reading reading) {
    reading.add(counter, 1);
    if (late.get()) {
      reading.add(gauge, 1);
    }
    reading.add(
        HistogramSnapshot.builder()
            .name("h")
            .dataPoint(
                HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(
                        ClassicHistogramBuckets.of(
                            new double[] {Double.POSITIVE_INFINITY}, new long[] {1}))
                    .sum(1)
                    .build())
            .build());
    reading.add(
        SummarySnapshot.builder()
            .name("s")
            .dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder().count(1).sum(1).build())
            .build());
    reading.add(
        InfoSnapshot.builder()
            .name("i")
            .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder().build())
            .build());
  }

  @Test
  void theAgentsOwnStay() throws Exception {
    for (String name :
        List.of("c", "c_total", "g", "h", "h_bucket", "h_sum", "s_count", "i_info")) {
      Files.writeString(folder.resolve(name + ".prom"), name + " 2\n" + name + "_other 2\n");
    }
    Files.writeString(folder.resolve("z.prom"), "# TYPE g_total counter\ng_total 2\n");
    ListSources table =
        new ListSources()
            .add("textfile", new TextFiles(folder.toString(), new TreeMap<>()))
            .add("own", this::collect);
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Collectors collectors = Collectors.start(registry, table.names(), table, 60_000)) {
      assertTrue(collectors.awaitReady(30_000));
      assertShown(registry, 1, 2);
      late.set(true);
      assertShown(registry, 1, 1);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (page(registry).value(ERROR) == 0 && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertEquals(1, page(registry).value(ERROR));
      assertShown(registry, 1, 1);
      // What the agent had once stays its own.
      late.set(false);
      assertEquals(List.of(), List.copyOf(page(registry).series("g")));
    }
  }

  private static Exposition page(PrometheusRegistry registry) throws Exception {
    return new Exposition(Fixture.text(registry.scrape()));
  }

  private static void assertShown(PrometheusRegistry registry, double own, double ofTheGauge)
      throws Exception {
    String text = Fixture.text(registry.scrape());
    Exposition page = new Exposition(text);
    for (String series :
        List.of("c_total", "h_bucket{le=\"+Inf\"}", "h_sum", "h_count", "s_count", "i_info")) {
      assertEquals(own, page.value(series), series);
    }
    assertEquals(ofTheGauge, page.value("g"));
    assertEquals(2, page.value("g_other"));
    assertEquals(2, page.value("h_sum_other"));
    assertEquals(List.of(), List.copyOf(page.series("c")));
    long lines = text.lines().filter(line -> !line.startsWith("#")).count();
    assertEquals(page.values.size(), lines, "a series is there twice");
  }
}

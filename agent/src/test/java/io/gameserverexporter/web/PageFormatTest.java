package io.gameserverexporter.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.collect.Collectors;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.StandardSources;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.meter.FixedLabelsRegistry;
import io.gameserverexporter.meter.HttpMeter;
import io.gameserverexporter.meter.SeriesBudget;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are what client_java writes, byte for byte, the first time and each further time. */
class PageFormatTest {
  private static final double[] VALUES = {
    0,
    -0.0,
    1,
    -1,
    9_999_999,
    10_000_000,
    -9_999_999,
    -1e7,
    0.1,
    1.5,
    123_456_789.25,
    1e300,
    4e-320,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Long.MAX_VALUE,
    1.7e9
  };

  private final ExpositionFormatWriter textWriter = PrometheusTextFormatWriter.create();
  private final ExpositionFormatWriter openMetricsWriter = OpenMetricsTextFormatWriter.create();
  private final PageFormat text = new PageFormat(textWriter, false);
  private final PageFormat openMetrics = new PageFormat(openMetricsWriter, true);

  private void assertSame(MetricSnapshot... snapshots) throws IOException {
    assertSame(new MetricSnapshots(snapshots));
  }

  private void assertSame(MetricSnapshots snapshots) throws IOException {
    assertSame(textWriter, text, snapshots);
    assertSame(openMetricsWriter, openMetrics, snapshots);
  }

  private static void assertSame(
      ExpositionFormatWriter theirs, PageFormat ours, MetricSnapshots snapshots)
      throws IOException {
    BodyBuffer page = new BodyBuffer(new byte[1]);
    ours.write(page, snapshots);
    String written = new String(page.bytes(), 0, page.length(), StandardCharsets.UTF_8);
    for (EscapingScheme scheme : EscapingScheme.values()) {
      if (PageFormat.canWrite(scheme)) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        theirs.write(out, snapshots, scheme);
        assertEquals(out.toString(StandardCharsets.UTF_8), written);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofAllThatTheAgentCollects(boolean fixedLabels) throws Exception {
    PrometheusRegistry registry =
        fixedLabels
            ? new FixedLabelsRegistry(new TreeMap<>(Map.of("env", "a \"quoted\" \\ one", "x", "ü")))
            : new PrometheusRegistry();
    StandardSources table =
        new StandardSources(
            new Paths("/proc", "/sys", "/"), PrometheusProperties.builder().build(), null);
    SelfMetrics self = new SelfMetrics(registry, PrometheusProperties.builder().build());
    HttpMeter meter = new HttpMeter(registry, new double[] {0.1, 1}, new SeriesBudget(1_000), null);
    HttpServers.install(meter);
    try (Collectors collectors =
        Collectors.start(registry, Fixture.namesOnByDefault(), table, 60_000)) {
      assertTrue(collectors.awaitReady(30_000));
      for (int i = 0; i < 6; i++) {
        self.scraped(i * 1_000L);
        request("/rooms/" + i % 4, i % 2 == 0 ? 200 : 500);
        MetricSnapshots snapshots = registry.scrape();
        assertTrue(snapshots.size() > 150, () -> snapshots.size() + " families");
        assertSame(snapshots);
        assertSame(snapshots);
      }
    }
  }

  private static void request(String route, int status) {
    HttpExchange exchange = new HttpExchange();
    HttpServers.begin(exchange, "GET", "http");
    exchange.routeIfAbsent("", route);
    HttpServers.end(exchange, status, null);
  }

  @Test
  void ofValuesOfAllKinds() throws IOException {
    for (double first : VALUES) {
      for (double second : VALUES) {
        assertSame(
            GaugeSnapshot.builder()
                .name("a_gauge")
                .help("Help with \\ and \"quotes\"\nand a line.")
                .dataPoint(gauge(first, Labels.EMPTY))
                .dataPoint(
                    gauge(second, Labels.of("l", "with \\ \"quotes\" # {x=\"1\"} 5\nline ü")))
                .build(),
            UnknownSnapshot.builder()
                .name("b_untyped")
                .dataPoint(UnknownSnapshot.UnknownDataPointSnapshot.builder().value(second).build())
                .build());
      }
    }
  }

  private static GaugeSnapshot.GaugeDataPointSnapshot gauge(double value, Labels labels) {
    return GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
  }

  @Test
  void ofHelpAndUnitsThatChange() throws IOException {
    for (String help : new String[] {"One.", "One.", "Other.", ""}) {
      for (Unit unit : new Unit[] {Unit.SECONDS, Unit.BYTES, null}) {
        GaugeSnapshot.Builder builder =
            GaugeSnapshot.builder()
                .name(unit == null ? "g" : "g_" + unit)
                .help(help)
                .dataPoint(gauge(3, Labels.EMPTY));
        assertSame(unit == null ? builder.build() : builder.unit(unit).build());
      }
    }
  }

  @Test
  void ofSeriesThatComeAndGo() throws IOException {
    for (String[] rooms : new String[][] {{"a"}, {"a", "b"}, {"b"}, {"b", "c"}, {}, {"c", "d"}}) {
      CounterSnapshot.Builder counters = CounterSnapshot.builder().name("moves").help("Moves.");
      InfoSnapshot.Builder infos = InfoSnapshot.builder().name("room").help("Rooms.");
      for (String room : rooms) {
        counters.dataPoint(
            CounterSnapshot.CounterDataPointSnapshot.builder()
                .value(3)
                .labels(Labels.of("room", room))
                .build());
        infos.dataPoint(
            InfoSnapshot.InfoDataPointSnapshot.builder().labels(Labels.of("room", room)).build());
      }
      assertSame(counters.build(), infos.build());
    }
  }

  /** As text files may bring them. */
  @Test
  void ofFamiliesThatComeAndGo() throws IOException {
    for (int i = 0; i < 100; i++) {
      GaugeSnapshot stays =
          GaugeSnapshot.builder().name("stays").dataPoint(gauge(i, Labels.EMPTY)).build();
      GaugeSnapshot sometimes =
          GaugeSnapshot.builder().name("sometimes").dataPoint(gauge(i, Labels.EMPTY)).build();
      GaugeSnapshot goes =
          GaugeSnapshot.builder().name("only_" + i).dataPoint(gauge(i, Labels.EMPTY)).build();
      if (i % 5 == 0) {
        assertSame(sometimes, goes, stays);
      } else {
        assertSame(goes, stays);
      }
    }
    assertTrue(text.held() < 20, () -> text.held() + " families");
  }

  @Test
  void ofDistributionsThatChangeTheirShape() throws IOException {
    double[][] bounds = {
      {1, Double.POSITIVE_INFINITY}, {2, Double.POSITIVE_INFINITY}, {1, 2, Double.POSITIVE_INFINITY}
    };
    for (int i = 0; i < 6; i++) {
      double[] bound = bounds[i % bounds.length];
      long[] counts = new long[bound.length];
      Arrays.fill(counts, i + 1);
      HistogramSnapshot.HistogramDataPointSnapshot.Builder point =
          HistogramSnapshot.HistogramDataPointSnapshot.builder()
              .classicHistogramBuckets(ClassicHistogramBuckets.of(bound, counts));
      SummarySnapshot.SummaryDataPointSnapshot.Builder summary =
          SummarySnapshot.SummaryDataPointSnapshot.builder();
      if (i % 2 == 0) {
        point.sum(i + 0.5);
        summary.count(i).sum(7).quantiles(Quantiles.builder().quantile(0.5, i).build());
      } else if (i % 3 == 0) {
        summary.quantiles(Quantiles.builder().quantile(0.5, 1).quantile(0.9, 2).build());
      } else {
        summary.count(i);
      }
      assertSame(
          HistogramSnapshot.builder().name("h").help("H.").dataPoint(point.build()).build(),
          SummarySnapshot.builder()
              .name("s")
              .dataPoint(summary.build())
              .dataPoint(
                  SummarySnapshot.SummaryDataPointSnapshot.builder()
                      .labels(Labels.of("without", "anything"))
                      .build())
              .build());
    }
  }

  /** None of it is among the agent's own, and all of it is left to client_java. */
  @Test
  void ofWhatIsNotUsual() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertSame(
          CounterSnapshot.builder()
              .name("with_exemplar")
              .dataPoint(
                  CounterSnapshot.CounterDataPointSnapshot.builder()
                      .value(i)
                      .exemplar(Exemplar.builder().value(1).traceId("t" + i).spanId("s").build())
                      .build())
              .build(),
          GaugeSnapshot.builder()
              .name("with_time")
              .dataPoint(
                  GaugeSnapshot.GaugeDataPointSnapshot.builder()
                      .value(i)
                      .scrapeTimestampMillis(1_700_000_000_123L + i)
                      .build())
              .build(),
          StateSetSnapshot.builder()
              .name("state")
              .dataPoint(
                  StateSetSnapshot.StateSetDataPointSnapshot.builder()
                      .state("on", i % 2 == 0)
                      .state("off", i % 2 != 0)
                      .build())
              .build(),
          HistogramSnapshot.builder()
              .name("gauge_histogram")
              .gaugeHistogram(true)
              .dataPoint(
                  HistogramSnapshot.HistogramDataPointSnapshot.builder()
                      .classicHistogramBuckets(
                          ClassicHistogramBuckets.of(
                              new double[] {1, Double.POSITIVE_INFINITY}, new long[] {i, 2}))
                      .sum(5)
                      .build())
              .build());
    }
  }

  @Test
  void isCompressedAsAnyProgramReadsIt() throws IOException {
    Gzip gzip = new Gzip();
    for (int size : new int[] {0, 1, 100, 100_000, 3_000_000, 10}) {
      byte[] page = new byte[size];
      for (int i = 0; i < size; i++) {
        page[i] = (byte) (i * i >>> 5);
      }
      BodyBuffer plain = new BodyBuffer(page);
      plain.added(size);
      BodyBuffer out = new BodyBuffer(new byte[1]);
      gzip.compress(plain, out);
      try (GZIPInputStream in =
          new GZIPInputStream(new ByteArrayInputStream(out.bytes(), 0, out.length()))) {
        assertArrayEquals(page, in.readAllBytes());
      }
    }
  }
}

package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.StandardSources;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import io.prometheus.metrics.config.PrometheusProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sources of other systems, on OSHI's native-free backend for this one: same names, types, help
 * and labels as the sources that read {@code /proc}, and like values.
 */
class OshiSourcesTest {
  private static final SourceTable OSHI =
      new OshiSources(new oshi.nativefree.SystemInfo(), System.getProperty("os.arch"));
  private static final SourceTable PROC =
      new StandardSources(
          new Paths("/proc", "/sys", "/"), PrometheusProperties.builder().build(), null);

  @ParameterizedTest
  @ValueSource(
      strings = {"cpu", "loadavg", "meminfo", "stat", "netdev", "diskstats", "filesystem", "uname"})
  void saysTheSameInFewerMetrics(String name) throws Exception {
    Source source = OSHI.open(name);
    assertNotNull(source);
    assertTrue(source.intervalMillis() > 0, "never in a scrape");
    Exposition before = new Exposition(Fixture.scrape(PROC.open(name)));
    Exposition oshi = new Exposition(Fixture.scrape(source));
    for (String family : oshi.types.keySet()) {
      if (family.startsWith("node_filesystem_files")) {
        continue; // a source of its own on Linux
      }
      assertEquals(before.types.get(family), oshi.types.get(family), family);
      assertEquals(before.helps.get(family), oshi.helps.get(family), family);
    }
    for (String series : oshi.values.keySet()) {
      // OSHI names devices by their path, and the system as its makers do.
      String same = series.replace("device=\"/dev/", "device=\"").replaceFirst("_info.*", "_info");
      if (!series.startsWith("node_filesystem_") && !same.endsWith("_info")) {
        double value = before.value(same);
        assertEquals(value, oshi.value(series), 10 + 0.2 * value, series);
      }
    }
    assertTrue(oshi.values.size() > 0);
  }

  @Test
  void hasNothingForOtherNames() throws Exception {
    assertNull(OSHI.open("vmstat"));
  }
}

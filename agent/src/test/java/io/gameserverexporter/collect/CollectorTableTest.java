package io.gameserverexporter.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of collectors in {@code docs/metrics.md} against the collectors themselves. */
class CollectorTableTest {
  private static final Path REFERENCE = Path.of("../docs/metrics.md");

  /** {@code | name | metrics | from what | when | cost | from which Java |}. */
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(\\w+)` \\| ([^|]+) \\| [^|]+ \\| ([^|]+) \\| [^|]+ \\| (?:8|11|1[4-9]|2\\d) \\|");

  private final Map<String, Matcher> rows = new TreeMap<>();

  CollectorTableTest() throws IOException {
    for (String line : Files.readAllLines(REFERENCE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), row);
      }
    }
  }

  @Test
  void hasARowForEachCollector() {
    assertEquals(new TreeSet<>(Collectors.names()), rows.keySet());
  }

  /** And says when it is read; checked on those that this machine and JVM have. */
  @Test
  void saysWhichMetricsComeFromWhere() throws Exception {
    StandardSources table =
        new StandardSources(
            new Paths("/proc", "/sys", "/"), PrometheusProperties.builder().build(), null);
    List<String> wrong = new ArrayList<>();
    // The others need more than a test can give them, and have tests of their own.
    rows.keySet().retainAll(Fixture.namesOnByDefault());
    for (Map.Entry<String, Matcher> row : rows.entrySet()) {
      Source source = table.open(row.getKey());
      if (source == null) {
        continue;
      }
      try {
        String when = when(source.intervalMillis());
        if (!when.equals(row.getValue().group(3))) {
          wrong.add(row.getKey() + " is read " + when);
        }
        // Some compare with the reading before.
        List<MetricSnapshot> families = new ArrayList<>(Fixture.read(source));
        families.addAll(Fixture.read(source));
        for (String family : new TreeSet<>(names(families))) {
          if (!isListed(family, row.getValue().group(2))) {
            wrong.add(row.getKey() + " has " + family);
          }
        }
      } finally {
        source.close();
      }
    }
    assertEquals(Collections.emptyList(), wrong);
  }

  private static List<String> names(List<MetricSnapshot> families) {
    List<String> names = new ArrayList<>();
    for (MetricSnapshot family : families) {
      names.add(family.getMetadata().getPrometheusName());
    }
    return names;
  }

  /**
   * Whether one of {@code `node_load1`, `node_memory_*`} is this family, with or without an ending.
   */
  private static boolean isListed(String family, String listed) {
    for (String each : listed.split(", ")) {
      String name = each.replace("`", "");
      String regex = name.replace("*", "\\w*");
      if (family.matches(regex) || name.matches(Pattern.quote(family) + "_(total|info)")) {
        return true;
      }
    }
    return false;
  }

  private static String when(int intervalMillis) {
    return intervalMillis == 0
        ? "scrape"
        : intervalMillis % 60_000 == 0
            ? intervalMillis / 60_000 + " min"
            : intervalMillis / 1000 + " s";
  }
}

package io.gameserverexporter.collect.textfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.support.Metrics;
import io.gameserverexporter.support.NodeExporter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Debian's node_exporter beside ours, on the same directories: all series, types and help texts.
 */
class TextFilesAgreementTest {
  private static final String NOT_OF_FILES =
      "(node_(scrape_collector_|exporter_build_info)|promhttp_).*";

  /**
   * Counters that OpenMetrics, in which Prometheus asks for the page, has no name for: the one does
   * not end as it wants, the other there is called as the gauge beside it.
   */
  private static final List<String> UNTYPED_COUNTERS = List.of("plays", "mixed_gauge_total");

  /**
   * Ours tells of what node_exporter only logs: a series that is there twice, another type, and in
   * Debian's version another help text, of which newer ones tell.
   */
  private static final String ERROR = "node_textfile_scrape_error{}";

  @ParameterizedTest
  @CsvSource({"good,34,0,0", "bad,5,1,1", "help,6,0,1", "twice,8,0,1", "nowhere,1,1,1"})
  void showTheSame(String directory, int series, double theirError, double ourError)
      throws Exception {
    Path folder = Fixture.file("textfile").resolve(directory);
    String theirs;
    try (NodeExporter nodeExporter =
        NodeExporter.start(
            "--collector.disable-defaults",
            "--web.disable-exporter-metrics",
            "--collector.textfile",
            "--collector.textfile.directory=" + folder)) {
      theirs = nodeExporter.page();
    }
    String ours = Fixture.scrape(new TextFiles(folder.toString(), new TreeMap<>()));
    Map<String, Double> wanted = values(theirs);
    Map<String, Double> shown = values(ours);
    assertEquals(theirError, wanted.remove(ERROR));
    assertEquals(ourError, shown.remove(ERROR));
    assertEquals(wanted, shown);
    assertTrue(shown.size() + 1 >= series, () -> 1 + shown.size() + " series");
    assertEquals(words(comments(theirs).types), words(comments(ours).types));
    assertEquals(words(comments(theirs).helps), words(comments(ours).helps));
  }

  private static Exposition comments(String page) {
    return new Exposition(page.replaceAll("(?m)^[^#].*\n", ""));
  }

  private static Map<String, String> words(Map<String, String> byFamily) {
    Map<String, String> words = new TreeMap<>(byFamily);
    words.keySet().removeIf(name -> name.matches(NOT_OF_FILES));
    UNTYPED_COUNTERS.forEach(name -> words.replace(name, "counter", "untyped"));
    return words;
  }

  /** By name and labels; the bounds of buckets as numbers, as OpenMetrics writes 1 as 1.0. */
  private static Map<String, Double> values(String page) {
    Map<String, Double> values = new TreeMap<>();
    for (Metrics.Sample sample : Metrics.parse(page).samples()) {
      if (!sample.name().matches(NOT_OF_FILES)) {
        Map<String, String> labels = new HashMap<>(sample.labels());
        for (String bound : new String[] {"le", "quantile"}) {
          labels.computeIfPresent(
              bound, (name, value) -> Double.toString(TextFormat.number(value)));
        }
        values.put(sample.name() + new TreeMap<>(labels), sample.value());
      }
    }
    return values;
  }
}

package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of every dashboard and every rule has an answer while bots play, whichever garbage
 * collector a service has.
 */
@EnabledIf(
    value = "io.gameserverexporter.omok.e2e.SharedOmok#isInstalled",
    disabledReason =
        "Prometheus or its node_exporter is not installed"
            + " (Debian: apt-get install prometheus prometheus-node-exporter)")
@ExtendWith(SharedOmok.class)
class DashboardQueriesIT {
  private static final Duration RANGE = Duration.ofSeconds(40);
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String AGENTS = "{job=~\"hive|match|game\"}";

  /** What a variable asks for: the values of a label of some series. */
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

  /**
   * Rules that record nothing of a server that has just started, fails nothing, or has few players.
   */
  private static final Set<String> RIGHTLY_EMPTY =
      Set.of(
          "instance:http_server_requests:steady",
          "instance:http_server_requests:before_stop",
          "instance:http_server_failed_requests:rate5m",
          "instance:game_players_lost:ratio15m");

  private static Prometheus prometheus;
  private static Instant played;

  /** The metrics that there may be: exposed by the three agents, recorded, or of a container. */
  private static Set<String> known;

  @BeforeAll
  static void play(WatchedOmok omok) throws Exception {
    prometheus = omok.prometheus();
    played = omok.played();
    known = prometheus.names(AGENTS);
    known.addAll(containerMetrics());
  }

  /**
   * Which of these there are depends on the container; whether they exist, their reference says.
   */
  private static Set<String> containerMetrics() throws Exception {
    Matcher row =
        Pattern.compile("(?m)^\\| `(container_\\w+)`")
            .matcher(Files.readString(Checkout.folder().resolve("docs/metrics.md")));
    Set<String> names = new TreeSet<>();
    while (row.find()) {
      names.add(row.group(1));
    }
    return names;
  }

  static List<Path> dashboards() throws Exception {
    return GrafanaDashboard.files();
  }

  @Test
  void everyCollectorIsOneOfAnotherKind() throws Exception {
    Set<String> collectors =
        prometheus.query("jvm_gc_collection_seconds_count", played).stream()
            .map(series -> series.label("job") + " " + series.label("gc").split(" ")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of("game G1", "hive Copy", "hive MarkSweepCompact", "match ZGC"), collectors);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyQueryOfADashboardHasAnAnswer(Path file) throws Exception {
    GrafanaDashboard dashboard = GrafanaDashboard.read(file, RANGE);
    assertTrue(dashboard.queries().size() > 10, "queries of " + dashboard.name());
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, String> query : dashboard.queries().entrySet()) {
      complaints.addAll(complaints(query.getKey(), query.getValue()));
    }
    for (Map.Entry<String, String> choice : dashboard.choices().entrySet()) {
      Matcher values = LABEL_VALUES.matcher(choice.getValue());
      assertTrue(values.matches(), choice.getKey() + ": " + choice.getValue());
      String labelled = "count by (" + values.group(2) + ") (" + values.group(1) + ")";
      complaints.addAll(complaints("variable " + choice.getKey(), labelled));
    }
    assertEquals("", String.join("\n", complaints));
  }

  @Test
  void everyRuleHasAnAnswerOrWaitsForWhatThereIs() throws Exception {
    List<Prometheus.Rule> rules =
        Await.last(
            LIMIT,
            prometheus::rules,
            all -> all.stream().noneMatch(rule -> rule.health().equals("unknown")));
    assertEquals(
        List.of(),
        rules.stream().filter(rule -> !rule.health().equals("ok")).toList(),
        "rules that fail");
    Set<String> recorded =
        rules.stream()
            .filter(Prometheus.Rule::records)
            .map(Prometheus.Rule::name)
            .collect(Collectors.toSet());
    List<String> complaints = new ArrayList<>();
    for (Prometheus.Rule rule : rules) {
      complaints.addAll(unknown(rule.name(), rule.query(), recorded));
      if (rule.records() && !RIGHTLY_EMPTY.contains(rule.name()) && isEmpty(rule.name())) {
        complaints.add(rule.name() + " records nothing: " + rule.query());
      }
    }
    assertEquals("", String.join("\n", complaints));
  }

  private static boolean isEmpty(String rule) throws Exception {
    return Await.last(LIMIT, () -> prometheus.query(rule), answer -> !answer.isEmpty()).isEmpty();
  }

  /**
   * What is wrong with a query: it fails, has no number for an answer, or names what is not there.
   */
  private static List<String> complaints(String where, String query) throws Exception {
    List<String> complaints = new ArrayList<>(unknown(where, query, Set.of()));
    try {
      if (!isAnswered(query)) {
        complaints.add(where + " has no answer: " + query);
      }
    } catch (AssertionError refused) {
      complaints.add(where + " is refused: " + refused.getMessage());
    }
    return complaints;
  }

  private static boolean isAnswered(String query) throws Exception {
    return prometheus.query(query, played.minus(RANGE), played).stream()
        .flatMap(series -> series.samples().stream())
        .anyMatch(sample -> Double.isFinite(sample.value()));
  }

  private static List<String> unknown(String where, String query, Set<String> recorded) {
    return MetricNames.in(query).stream()
        .filter(name -> !known.contains(name) && !recorded.contains(name))
        .map(name -> where + " asks for " + name + ", which no agent exposes")
        .toList();
  }
}

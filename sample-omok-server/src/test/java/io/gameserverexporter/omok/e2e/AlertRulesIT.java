package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alert rules, their own tests, and what people on call are told. */
class AlertRulesIT {
  private static final String NEEDS_PROMTOOL =
      "promtool is not installed (Debian: apt-get install prometheus)";
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String RUNBOOKS =
      "https://github.com/gameserver-exporter/gameserver-exporter/blob/main/docs/runbooks.md#";

  @TempDir Path folder;

  static boolean hasPromtool() {
    return Installed.find("promtool").isPresent();
  }

  // By promtool.

  @Test
  @EnabledIf(value = "hasPromtool", disabledReason = NEEDS_PROMTOOL)
  void promtoolAcceptsTheRules() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("check", "rules", "--lint=all"));
    arguments.add("--lint-fatal");
    AlertRules.files().forEach(file -> arguments.add(file.toString()));
    promtool(arguments);
  }

  @ParameterizedTest
  @MethodSource("tests")
  @EnabledIf(value = "hasPromtool", disabledReason = NEEDS_PROMTOOL)
  void theRulesPassTheirTests(Path test) throws Exception {
    promtool(List.of("test", "rules", test.toString()));
  }

  static List<Path> tests() throws IOException {
    return AlertRules.tests();
  }

  private void promtool(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Installed.program("promtool")));
    command.addAll(arguments);
    try (Child promtool = Child.start(folder.resolve("promtool.log"), command)) {
      assertEquals(0, promtool.awaitEnd(LIMIT), promtool.output());
    }
  }

  // What the tests are about; promtool does not notice one that is about no alert at all.

  @Test
  void everyAlertIsSeenToFireAndToStayQuiet() throws Exception {
    Set<String> alerts = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (AlertRules.Rule alert : AlertRules.alerts()) {
      alerts.add(alert.name() + " " + alert.severity());
      names.add(alert.name());
    }
    Set<String> fired = new TreeSet<>();
    Set<String> quiet = new TreeSet<>();
    for (AlertRules.Expectation expected : AlertRules.expectations()) {
      assertTrue(names.contains(expected.alert()), expected.toString());
      expected.severities().forEach(severity -> fired.add(expected.alert() + " " + severity));
      if (expected.severities().isEmpty()) {
        quiet.add(expected.alert());
      }
    }
    assertEquals(alerts, fired);
    assertEquals(names, quiet);
  }

  @Test
  void everyFileOfRulesHasTests() throws Exception {
    Set<String> tested =
        AlertRules.tests().stream()
            .map(file -> file.getFileName().toString().replaceAll("(_long)?_test", ""))
            .collect(Collectors.toSet());
    assertEquals(
        AlertRules.files().stream().map(file -> file.getFileName().toString()).toList(),
        tested.stream().sorted().toList());
  }

  // What people on call are told.

  @Test
  void everyAlertSaysWhatIsTheMatterAndWhere() throws Exception {
    for (AlertRules.Rule alert : AlertRules.alerts()) {
      assertTrue(Set.of("critical", "warning").contains(alert.severity()), alert.toString());
      assertTrue(alert.yaml().containsKey("for"), alert.toString());
      assertTrue(alert.annotation("summary").contains("{{ $labels."), alert.toString());
      assertTrue(alert.annotation("description").contains("{{ $labels."), alert.toString());
      assertTrue(alert.annotation("description").contains("$value"), alert.toString());
      // A value in a label would make a new alert of every evaluation.
      assertFalse(Yaml.map(alert.yaml(), "labels").toString().contains("$"), alert.toString());
    }
  }

  @Test
  void everyAlertHasItsRunbookAndEveryRunbookItsAlert() throws Exception {
    Map<String, String> sections = new TreeMap<>();
    String runbooks = Files.readString(Checkout.folder().resolve("docs/runbooks.md"));
    for (String section : runbooks.split("(?m)^## ")) {
      String title = section.lines().findFirst().orElseThrow();
      sections.put(title, section);
    }
    sections.remove("# Runbooks");
    Set<String> names = new TreeSet<>();
    for (AlertRules.Rule alert : AlertRules.alerts()) {
      names.add(alert.name());
      // As GitHub makes an anchor of a heading.
      assertEquals(
          RUNBOOKS + alert.name().toLowerCase(Locale.ROOT), alert.annotation("runbook_url"));
    }
    assertEquals(names, sections.keySet());
    sections.forEach(
        (title, section) ->
            List.of("**Players** ", "**Confirm**\n", "**Do**\n")
                .forEach(part -> assertTrue(section.contains("\n" + part), title + ": " + part)));
    Set<String> anchors =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    assertEquals(Set.of(), difference(found("\\(#([^)]*)\\)", runbooks), anchors), "dead links");
  }

  @Test
  void theReadmeListsTheAlertsAndTheirFiles() throws Exception {
    String readme = Files.readString(AlertRules.FOLDER.resolve("README.md"));
    Set<String> listed = new TreeSet<>();
    for (String line : readme.lines().filter(line -> line.startsWith("| [`")).toList()) {
      String file = found("\\[`([^`]*)`\\]", line).iterator().next();
      found("`([A-Z]\\w+)`", line).forEach(alert -> listed.add(file + " " + alert));
    }
    Set<String> alerts = new TreeSet<>();
    for (AlertRules.Rule alert : AlertRules.alerts()) {
      alerts.add(alert.file().getFileName() + " " + alert.name());
    }
    assertEquals(alerts, listed);
  }

  // What the expressions are made of.

  @Test
  void noRuleAssumesAJob() throws Exception {
    for (AlertRules.Rule rule : AlertRules.rules()) {
      assertEquals(Set.of(), found("[{,] *(job *[=!]~?)", rule.expression()), rule.toString());
    }
  }

  @Test
  void theRulesUseWhatTheAgentExposes() throws Exception {
    Set<String> known = new TreeSet<>(Set.of("up"));
    String metrics = Files.readString(Checkout.folder().resolve("docs/metrics.md"));
    for (String name : found("(?m)^\\| `(\\w+)` \\|", metrics)) {
      Stream.of("", "_bucket", "_count", "_sum").forEach(ending -> known.add(name + ending));
    }
    String game = Files.readString(Checkout.folder().resolve("sample-omok-server/omok.yml"));
    known.addAll(found("(?m)^ *- name: (\\w+)", game));
    for (AlertRules.Rule rule : AlertRules.rules()) {
      if (!rule.isAlert()) {
        known.add(rule.name());
      }
    }
    for (AlertRules.Rule rule : AlertRules.rules()) {
      String withoutLabels =
          rule.expression()
              .replaceAll("\"[^\"]*\"", "")
              .replaceAll("\\{[^}]*}", "")
              .replaceAll("\\b(on|ignoring|without|by|group_left|group_right) *\\([^)]*\\)", "");
      Set<String> names = found("\\b([a-z]\\w*[_:][\\w:]+|up)\\b(?! *\\()", withoutLabels);
      assertEquals(Set.of(), difference(names, known), rule.toString());
    }
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> difference(Set<String> from, Set<String> without) {
    Set<String> rest = new TreeSet<>(from);
    rest.removeAll(without);
    return rest;
  }
}

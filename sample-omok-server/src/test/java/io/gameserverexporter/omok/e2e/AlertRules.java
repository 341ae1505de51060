package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stands in {@code alert-rules/}. */
final class AlertRules {
  static final Path FOLDER = Checkout.folder().resolve("alert-rules");

  private AlertRules() {}

  /**
   * A rule.
   *
   * @param file the file that it is in
   * @param name the alert's or the recorded metric's
   * @param isAlert whether it is an alert
   * @param yaml all of it
   */
  record Rule(Path file, String name, boolean isAlert, Map<String, Object> yaml) {
    String expression() {
      return Yaml.text(yaml, "expr");
    }

    String severity() {
      return Yaml.text(yaml, "labels", "severity");
    }

    String annotation(String name) {
      return Yaml.text(yaml, "annotations", name);
    }

    @Override
    public String toString() {
      return file.getFileName() + " " + name + " " + severity();
    }
  }

  /**
   * What a test expects of an alert at some time.
   *
   * @param alert its name
   * @param severities those that have to fire, none when it has to be quiet
   */
  record Expectation(Path file, String alert, List<String> severities) {}

  static List<Path> files() throws IOException {
    return yaml(FOLDER);
  }

  /** The files with promtool's tests. */
  static List<Path> tests() throws IOException {
    return yaml(FOLDER.resolve("tests"));
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  static List<Rule> rules() throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (Path file : files()) {
      for (Object group : Yaml.list(Yaml.read(file), "groups")) {
        for (Map<String, Object> rule : Yaml.<Map<String, Object>>list(group, "rules")) {
          boolean isAlert = rule.containsKey("alert");
          rules.add(new Rule(file, Yaml.text(rule, isAlert ? "alert" : "record"), isAlert, rule));
        }
      }
    }
    return rules;
  }

  static List<Rule> alerts() throws IOException {
    return rules().stream().filter(Rule::isAlert).toList();
  }

  static List<Expectation> expectations() throws IOException {
    List<Expectation> expectations = new ArrayList<>();
    for (Path file : tests()) {
      for (Object test : Yaml.list(Yaml.read(file), "tests")) {
        for (Object moment : Yaml.list(test, "alert_rule_test")) {
          List<String> severities = new ArrayList<>();
          for (Object alert : Yaml.list(moment, "exp_alerts")) {
            severities.add(Yaml.text(alert, "exp_labels", "severity"));
          }
          expectations.add(new Expectation(file, Yaml.text(moment, "alertname"), severities));
        }
      }
    }
    return expectations;
  }
}

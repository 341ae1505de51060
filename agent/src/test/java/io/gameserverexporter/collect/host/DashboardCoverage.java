package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Of the metrics that a public dashboard or set of rules asks for, those that the agent has. */
final class DashboardCoverage {
  final List<String> both = new ArrayList<>();
  final List<String> missing = new ArrayList<>();
  final List<String> neither = new ArrayList<>();

  /**
   * @param list a file of names among the test's resources
   */
  DashboardCoverage(String list, Collection<String> nodeExporter, Collection<String> agent)
      throws IOException {
    for (String name : Fixture.text("compat/" + list).split("\n")) {
      if (!nodeExporter.contains(name)) {
        neither.add(name); // not on this machine
      } else {
        (agent.contains(name) ? both : missing).add(name);
      }
    }
  }

  String report(String title) {
    int all = both.size() + missing.size();
    return title
        + ": of "
        + all
        + " metrics that node_exporter has on this machine the agent has "
        + both.size()
        + " ("
        + 100 * both.size() / all
        + " %)"
        + (missing.isEmpty() ? "" : "; not " + String.join(", ", missing));
  }
}

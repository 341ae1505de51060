package io.gameserverexporter.dashboards;

import java.util.List;

/** Pieces of PromQL: what was chosen at the top of the dashboard, rates, sums. */
final class Promql {
  /** What tells one server from another. */
  static final String SERVER = "job, instance";

  /** Every server with the agent has it, and nothing else. */
  static final String AGENT = "gameserver_exporter_build_info";

  /** A window around each moment, wide enough for a rate. */
  static final String NOW = "$__rate_interval";

  /** All of the dashboard's time. */
  static final String OVERALL = "$__range";

  private Promql() {}

  /** The series of a metric on the chosen servers. */
  static String chosen(String metric, String... matchers) {
    String more = matchers.length == 0 ? "" : ", " + String.join(", ", matchers);
    return metric + "{job=~\"$job\", instance=~\"$instance\"" + more + "}";
  }

  /** How fast a counter grows, per second. */
  static String rate(String counter, String... matchers) {
    return over("rate", NOW, counter, matchers);
  }

  /** How much a counter grew in the dashboard's time. */
  static String increase(String counter, String... matchers) {
    return over("increase", OVERALL, counter, matchers);
  }

  /** A function of what a metric was in a window. */
  static String over(String function, String window, String metric, String... matchers) {
    return function + "(" + chosen(metric, matchers) + "[" + window + "])";
  }

  static String sum(String by, String expression) {
    return aggregate("sum", by, expression);
  }

  static String max(String by, String expression) {
    return aggregate("max", by, expression);
  }

  static String aggregate(String operator, String by, String expression) {
    return by.isEmpty()
        ? operator + "(" + expression + ")"
        : operator + " by (" + by + ") (" + expression + ")";
  }

  /**
   * Seconds that a share of observations does not take longer than.
   *
   * @param buckets how fast the buckets of a histogram grow, by {@code le}
   */
  static String quantile(double share, String buckets) {
    return "histogram_quantile(" + share + ", " + buckets + ")";
  }

  /**
   * Without what other exporters have under the same name, where all jobs are chosen: processes
   * that are no game server, cAdvisor's containers.
   */
  static String ofAgents(String expression) {
    return expression + " and on (" + SERVER + ") " + chosen(AGENT);
  }

  /** With 0 for servers that have nothing to count yet. */
  static String orZero(String by, String expression) {
    return expression
        + " or "
        + (by.isEmpty() ? "vector(0)" : "0 * " + aggregate("count", by, chosen(AGENT)));
  }

  /** The first that has a value. */
  static String or(String... expressions) {
    return String.join(" or ", List.of(expressions));
  }
}

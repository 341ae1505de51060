package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.sum;

import java.util.Arrays;

/** Questions about requests, of those with certain labels. */
final class Http {
  private static final String DURATION = "http_server_request_duration_seconds";

  private final String window;
  private final String[] matchers;

  Http(String... matchers) {
    this(Promql.NOW, matchers);
  }

  private Http(String window, String[] matchers) {
    this.window = window;
    this.matchers = matchers;
  }

  /** These over the dashboard's time, in place of around each moment. */
  Http overall() {
    return new Http(Promql.OVERALL, matchers);
  }

  /** Those of these that also match. */
  Http where(String matcher) {
    String[] more = Arrays.copyOf(matchers, matchers.length + 1);
    more[matchers.length] = matcher;
    return new Http(window, more);
  }

  /** Those that the server failed to answer. */
  Http failed() {
    return where("error_type!=\"\"");
  }

  /** Those that the server says the client got wrong. */
  Http refused() {
    return where("http_response_status_code=~\"4..\"");
  }

  /** Requests per second. */
  String rate(String by) {
    return routeNamed(by, plainRate(by));
  }

  /** Requests per second, 0 where all others have some and these have none. */
  String rateAmong(Http all, String by) {
    return routeNamed(by, plainRate(by) + " or 0 * " + all.plainRate(by));
  }

  /** These as a share of all, 0 where there are none. */
  String shareOf(Http all, String by) {
    // Without traffic 0 is divided by 0; the smallest divisor makes that 0.
    String divisor = "clamp_min(" + all.plainRate(by) + ", 1e-9)";
    return routeNamed(by, "(" + plainRate(by) + " or 0 * " + all.plainRate(by) + ") / " + divisor);
  }

  /**
   * Requests in the dashboard's time, also the first of their kind: their series begin with them,
   * and an increase knows nothing of what comes before a series' first sample. What a server
   * answered before Prometheus knew it does not count.
   */
  String count(String by) {
    String increase = Promql.increase(DURATION + "_count", matchers);
    String firsts =
        Promql.over("min_over_time", Promql.OVERALL, DURATION + "_count", matchers)
            + " unless "
            + chosen(DURATION + "_count", matchers)
            + " offset $__range and on (job, instance) ("
            + chosen(Promql.AGENT)
            + " offset $__range or time() - "
            + chosen("process_start_time_seconds")
            + " < $__range_s)";
    return routeNamed(by, sum(by, increase + " + (" + firsts + " or 0 * " + increase + ")"));
  }

  /** Seconds that a share of the requests does not take longer than. */
  String seconds(double share, String by) {
    return routeNamed(
        by, Promql.quantile(share, sumOfRates(by.isEmpty() ? "le" : by + ", le", "_bucket")));
  }

  /** Seconds that a request takes in the mean. */
  String mean(String by) {
    return routeNamed(by, sumOfRates(by, "_sum") + " / " + plainRate(by));
  }

  /** Seconds of work per second. */
  String timeSpent(String by) {
    return routeNamed(by, sumOfRates(by, "_sum"));
  }

  /** How many requests each bucket of the histogram got. */
  String buckets() {
    return sum("le", Promql.over("increase", window, DURATION + "_bucket", matchers));
  }

  /** Requests that are being worked on. */
  static String active(String by) {
    return sum(by, chosen("http_server_active_requests"));
  }

  private String plainRate(String by) {
    return sumOfRates(by, "_count");
  }

  private String sumOfRates(String by, String series) {
    return sum(by, Promql.over("rate", window, DURATION + series, matchers));
  }

  /** A request that nothing matched has no route, and what has no name cannot be read. */
  private static String routeNamed(String by, String expression) {
    return by.contains("http_route")
        ? "label_replace(" + expression + ", \"http_route\", \"(none)\", \"http_route\", \"\")"
        : expression;
  }
}

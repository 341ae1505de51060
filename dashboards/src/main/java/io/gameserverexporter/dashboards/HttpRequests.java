package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.AGENT;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Text.same;
import static io.gameserverexporter.dashboards.Text.text;

import java.util.ArrayList;
import java.util.List;

/** Requests by route, method and status. */
final class HttpRequests {
  static final String UID = "gameserver-http";

  /** All that were chosen at the top. */
  private static final Http ALL =
      new Http(
          "http_route=~\"$route\"",
          "http_request_method=~\"$method\"",
          "http_response_status_code=~\"$status\"");

  private static final Thresholds FAILED = Thresholds.above(0.01, 0.05);
  private static final Thresholds LATENCY = Thresholds.above(0.25, 1);

  private HttpRequests() {}

  static Dashboard dashboard() {
    List<Variables.Variable> variables = new ArrayList<>(Variables.servers(AGENT));
    variables.add(choice("route", "Route", "http_route"));
    variables.add(choice("method", "Method", "http_request_method"));
    variables.add(choice("status", "Status", "http_response_status_code"));
    return new Dashboard(
        UID,
        text("Game server HTTP requests"),
        text("Rate, errors and duration of requests, by route, method and status."),
        variables,
        List.of(Overview.restarts()),
        List.of(glance(), rate(), errors(), duration(), routes()));
  }

  private static Variables.Variable choice(String name, String title, String label) {
    String series = chosen("http_server_request_duration_seconds_count");
    // Everything, also what has no route or no status.
    return Variables.several(
        name, text(title), "label_values(" + series + ", " + label + ")", ".*");
  }

  private static Row glance() {
    return Row.of(
        text("At a glance"),
        stat("Requests per second", "All that were chosen at the top, together.")
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(ALL.rate(""), same("")),
        stat(
                "Failed requests",
                "Share that ended with a 5xx status or without a response: the server's fault.")
            .unit(Unit.SHARE)
            .query(ALL.failed().shareOf(ALL, ""), same(""))
            .thresholds(FAILED),
        stat(
                "Refused requests",
                "Share that was answered with a 4xx status: the client's fault, or an old client.")
            .unit(Unit.SHARE)
            .query(ALL.refused().shareOf(ALL, ""), same(""))
            .thresholds(Thresholds.above(0.1, 0.3)),
        latency(0.5, "p50", "Half of the requests take no longer."),
        latency(0.95, "p95", "95 % of the requests take no longer."),
        latency(0.99, "p99", "99 % of the requests take no longer."));
  }

  private static Stat stat(String title, String about) {
    return new Stat(text(title)).about(text(about)).size(4, 4);
  }

  private static Stat latency(double share, String name, String about) {
    return stat("Latency " + name, about)
        .unit(Unit.SECONDS)
        .query(ALL.seconds(share, ""), same(""))
        .thresholds(LATENCY);
  }

  private static Row rate() {
    return Row.of(
        text("Rate"),
        lines(
                "Requests per second by route",
                "What clients ask for; (none) is what no route matched.")
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(ALL.rate("http_route"), "{{http_route}}")
            .calculate()
            .stacked()
            .size(12, 10),
        lines(
                "Requests per second by status",
                "What clients get: 2xx is well, 4xx the client's fault, 5xx the server's. Without a"
                    + " status no response could be sent.")
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(ALL.rate("http_response_status_code"), "{{http_response_status_code}}")
            .calculate()
            .stacked()
            .color("^2", "green")
            .color("^4", "orange")
            .color("^5", "red")
            .size(12, 10),
        lines(
                "Requests per second by method",
                "GET reads, POST changes; _OTHER is no method of HTTP.")
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(ALL.rate("http_request_method"), "{{http_request_method}}")
            .size(8, 8),
        lines("Requests per second by server", "Whether the load is spread evenly.")
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(ALL.rate(Promql.SERVER), "{{job}} {{instance}}")
            .size(8, 8),
        lines(
                "Requests in flight",
                "Requests being worked on, of all routes: a server knows the route only later. A"
                    + " climb that does not end means that it cannot keep up.")
            .unit(Unit.NUMBER)
            .query(Http.active(Promql.SERVER), "{{job}} {{instance}}")
            .size(8, 8));
  }

  private static Row errors() {
    return Row.of(
        text("Errors"),
        lines(
                "Failed requests by route",
                "Share that ended with a 5xx status or without a response.")
            .unit(Unit.SHARE)
            .query(ALL.failed().shareOf(ALL, "http_route"), "{{http_route}}")
            .calculate()
            .size(8, 9),
        lines("Refused requests by route", "Share that was answered with a 4xx status.")
            .unit(Unit.SHARE)
            .query(ALL.refused().shareOf(ALL, "http_route"), "{{http_route}}")
            .calculate()
            .size(8, 9),
        lines(
                "Failed requests by error",
                "Per second, by the exception that the handler threw, or else the status; (none) is"
                    + " 0 as long as nothing fails.")
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(
                "label_replace("
                    + Promql.or(ALL.failed().rate("error_type"), "vector(0)")
                    + ", \"error_type\", \"(none)\", \"error_type\", \"\")",
                "{{error_type}}")
            .calculate()
            .size(8, 9));
  }

  private static Row duration() {
    return Row.of(
        text("Duration"),
        lines("Latency", "Half of the requests take no longer than p50, and so on.")
            .unit(Unit.SECONDS)
            .query(ALL.seconds(0.5, ""), "p50")
            .query(ALL.seconds(0.95, ""), "p95")
            .query(ALL.seconds(0.99, ""), "p99")
            .query(ALL.mean(""), "mean")
            .size(12, 9),
        new Heatmap(text("Latency buckets"), Unit.SECONDS)
            .about(
                text(
                    "How many requests took how long. Two bands are two kinds of requests: find out"
                        + " by route which is the slow one."))
            .query(ALL.buckets(), "{{le}}")
            .size(12, 9),
        lines("Latency p95 by route", "95 % of the requests to a route take no longer.")
            .unit(Unit.SECONDS)
            .query(ALL.seconds(0.95, "http_route"), "{{http_route}}")
            .calculate()
            .size(12, 10),
        lines("Mean time by route", "How long a request to each route takes in the mean.")
            .unit(Unit.SECONDS)
            .query(ALL.mean("http_route"), "{{http_route}}")
            .calculate()
            .size(12, 10));
  }

  private static TimeSeries lines(String title, String about) {
    return new TimeSeries(text(title)).about(text(about));
  }

  private static Row routes() {
    String by = "job, http_request_method, http_route";
    Http all = ALL.overall();
    return Row.of(
        text("Routes"),
        new Table(text("Slowest routes"))
            .about(
                text(
                    "Every route in the time shown, the slowest first. Time spent is how long the"
                        + " server worked on it per second: what is worth making faster."))
            .label("job", text("Service"), 130)
            .label("http_request_method", text("Method"), 90)
            .label("http_route", text("Route"), 0)
            .column(text("p95"), Unit.SECONDS, any(all.seconds(0.95, by)), LATENCY)
            .sorted()
            .column(text("p99"), Unit.SECONDS, any(all.seconds(0.99, by)), LATENCY)
            .column(text("Mean"), Unit.SECONDS, any(all.mean(by)), LATENCY)
            .column(text("Per second"), Unit.REQUESTS_PER_SECOND, all.rate(by))
            .column(text("Requests"), Unit.NUMBER, "round(" + all.count(by) + ")")
            .column(text("Failed"), Unit.SHARE, all.failed().shareOf(all, by), FAILED)
            .column(text("Time spent"), Unit.SHARE, all.timeSpent(by))
            .size(24, 14));
  }

  /** An empty cell where there was no request, in place of no number. */
  private static String any(String seconds) {
    return seconds + " >= 0";
  }
}

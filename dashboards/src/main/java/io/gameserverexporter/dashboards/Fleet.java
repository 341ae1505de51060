package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.AGENT;
import static io.gameserverexporter.dashboards.Promql.OVERALL;
import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.max;
import static io.gameserverexporter.dashboards.Promql.over;
import static io.gameserverexporter.dashboards.Promql.sum;
import static io.gameserverexporter.dashboards.Text.same;
import static io.gameserverexporter.dashboards.Text.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many servers: which are up, busy, slow, close to a limit. */
final class Fleet {
  static final String UID = "gameserver-fleet";

  private static final Http ALL = new Http();
  private static final String LEGEND = "{{job}} {{instance}}";

  /** Every server that was there in the dashboard's time: 1 when it answers, 0 when not. */
  private static final String UP =
      max(
          SERVER,
          chosen("up") + " and on (" + SERVER + ") " + over("last_over_time", OVERALL, AGENT));

  private static final Thresholds BUSY = Thresholds.above(0.7, 0.9);
  private static final Thresholds FAILED = Thresholds.above(0.01, 0.05);
  private static final Thresholds LATENCY = Thresholds.above(0.25, 1);

  private Fleet() {}

  static Dashboard dashboard() {
    return new Dashboard(
        UID,
        text("Game server fleet"),
        text(
            "All game servers: which are up, which are busiest, slowest or closest to a limit. The"
                + " names of the servers lead to their overview."),
        Variables.servers(AGENT),
        List.of(Overview.restarts()),
        List.of(glance(), servers(), ranking(), time()));
  }

  private static Row glance() {
    return Row.of(
        text("At a glance"),
        stat("Servers up", "Servers that answer Prometheus.").query("sum(" + UP + ")", same("")),
        stat("Servers down", "Servers that answered in the time shown and do not answer now.")
            .query("count(" + UP + " == 0) or vector(0)", same(""))
            .thresholds(Thresholds.above(1)),
        stat("Starts", "How often servers were started again in the time shown.")
            .query("sum(changes(" + chosen("process_start_time_seconds") + "[$__range]))", same(""))
            .thresholds(Thresholds.above(1, 3)),
        stat("Requests", "Per second, all servers together.")
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(ALL.rate(""), same("")),
        stat("Failed", "Share that ended with a 5xx status or without a response.")
            .unit(Unit.SHARE)
            .query(ALL.failed().shareOf(ALL, ""), same(""))
            .thresholds(FAILED),
        stat("Latency p95", "95 % of all requests take no longer.")
            .unit(Unit.SECONDS)
            .query(ALL.seconds(0.95, ""), same(""))
            .thresholds(LATENCY),
        stat("CPU", "Processors that all server processes together keep busy.")
            .unit(Unit.CORES)
            .decimals(2)
            .query(ServerProcess.cores(""), same("")),
        stat("Memory", "Memory that all server processes together really take.")
            .unit(Unit.BYTES)
            .query(ServerProcess.memory(""), same("")));
  }

  private static Stat stat(String title, String about) {
    return new Stat(text(title)).about(text(about)).unit(Unit.NUMBER);
  }

  private static Row servers() {
    return Row.of(
        text("Servers"),
        new Table(text("Servers"))
            .about(
                text(
                    "Every server that was there in the time shown. A click on its address opens its"
                        + " overview, on its service that of all its servers. CPU, memory, heap and"
                        + " files are shares of what it may use; a server that is down has none."))
            .label("job", text("Service"), 0, overview("var-job=${__data.fields.Service}"))
            .label(
                "instance",
                text("Server"),
                0,
                overview("var-job=${__data.fields.Service}&var-instance=${__data.fields.Server}"))
            .column(text("Up"), Unit.UP, UP, Thresholds.below(1))
            .column(text("Running for"), Unit.SECONDS, max(SERVER, ServerProcess.uptime()))
            .column(text("Requests"), Unit.REQUESTS_PER_SECOND, ALL.rate(SERVER))
            .column(text("Failed"), Unit.SHARE, ALL.failed().shareOf(ALL, SERVER), FAILED)
            .column(text("p95"), Unit.SECONDS, ALL.seconds(0.95, SERVER) + " >= 0", LATENCY)
            .column(text("In flight"), Unit.NUMBER, Http.active(SERVER))
            .column(text("CPU"), Unit.SHARE, max(SERVER, ServerProcess.cpuShare()), BUSY)
            .column(text("Memory"), Unit.SHARE, max(SERVER, Container.memoryShare()), BUSY)
            .column(text("Heap"), Unit.SHARE, max(SERVER, Jvm.heapKeptShare()), BUSY)
            .column(text("GC"), Unit.SHARE, Jvm.pauseShare(SERVER), Thresholds.above(0.05, 0.1))
            .column(text("Threads"), Unit.NUMBER, sum(SERVER, chosen("jvm_threads_current")))
            .size(24, 10));
  }

  private static String overview(String variables) {
    return "/d/" + Overview.UID + "?${datasource:queryparam}&" + variables + "&${__url_time_range}";
  }

  private static Row ranking() {
    return Row.of(
        text("Busiest, slowest, closest to a limit"),
        ranking("Busiest", "The ten servers that have most requests per second.")
            .column(text("Requests"), Unit.REQUESTS_PER_SECOND, top(ALL.rate(SERVER)))
            .sorted(),
        ranking("Slowest", "The ten servers where 95 % of the requests take longest.")
            .column(text("p95"), Unit.SECONDS, top(ALL.seconds(0.95, SERVER) + " >= 0"), LATENCY)
            .sorted(),
        new BarGauge(text("Closest to a limit"))
            .about(
                text(
                    "Of all servers and all that is limited, the ten that are closest: processors,"
                        + " memory, heap, open files, and the file systems, processors and memory of"
                        + " the machine."))
            .share()
            .query(top(limits()), "{{limit}}: {{name}}")
            .thresholds(BUSY)
            .size(12, 10));
  }

  private static Table ranking(String title, String about) {
    return new Table(text(title))
        .about(text(about))
        .label("job", text("Service"), 0)
        .label("instance", text("Server"), 0)
        .size(6, 10);
  }

  private static String top(String expression) {
    return "topk(10, " + expression + ")";
  }

  private static String limits() {
    return Stream.of(
            server("CPU", ServerProcess.cpuShare()),
            server("memory", Container.memoryShare()),
            server("heap", Jvm.heapKeptShare()),
            server("files", ServerProcess.filesShare()),
            machine("disk", Machine.filesystemShare()),
            machine("CPU of machine", Machine.cpuShare()),
            machine("memory of machine", Machine.memoryShare()))
        .collect(Collectors.joining(" or "));
  }

  private static String server(String limit, String expression) {
    return named(
        limit,
        "label_join(" + max(SERVER, expression) + ", \"name\", \" \", \"job\", \"instance\")");
  }

  private static String machine(String limit, String expression) {
    String named = Machine.ofServers().each(expression);
    return named(limit, "label_join(" + named + ", \"name\", \"\", \"" + Machine.NAME + "\")");
  }

  private static String named(String limit, String expression) {
    return "label_replace(" + expression + ", \"limit\", \"" + limit + "\", \"\", \"\")";
  }

  private static Row time() {
    return Row.of(
        text("Over time"),
        lines("Servers up", "Servers that answer Prometheus, by service.")
            .unit(Unit.NUMBER)
            .decimals(0)
            .query("count by (job) (" + chosen(AGENT) + ")", "{{job}}")
            .stacked(),
        lines("Requests per second", "By server: whether the load is spread evenly.")
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(ALL.rate(SERVER), LEGEND),
        lines(
                "Latency p95",
                "By server: one that is slower than its like has a problem of its own.")
            .unit(Unit.SECONDS)
            .query(ALL.seconds(0.95, SERVER), LEGEND));
  }

  private static TimeSeries lines(String title, String about) {
    return new TimeSeries(text(title)).about(text(about)).size(8, 8);
  }
}

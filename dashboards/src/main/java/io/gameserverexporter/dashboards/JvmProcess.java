package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.rate;
import static io.gameserverexporter.dashboards.Promql.sum;
import static io.gameserverexporter.dashboards.Text.text;

/** The JVM dashboard's last row: the process that the JVM is, and the container around it. */
final class JvmProcess {
  private static final String LEGEND = "{{job}} {{instance}}";

  private JvmProcess() {}

  static Row row() {
    return Row.of(
        text("Process and container"),
        lines("Process CPU", "Processors that the server keeps busy, and how many it may use.")
            .unit(Unit.CORES)
            .query(ServerProcess.cores(SERVER), LEGEND)
            .query(sum(SERVER, chosen("jvm_cpu_count")), LEGEND + " limit")
            .limit("limit"),
        lines(
                "Container CPU",
                "Processors that the container keeps busy, and its limit. Without a limit that is"
                    + " what the JVM may use; outside of containers it is all that the machine does.")
            .unit(Unit.CORES)
            .query(Container.cores(), LEGEND)
            .query(Container.coresLimit(), LEGEND + " limit")
            .limit("limit"),
        lines(
                "Throttled",
                "Share of scheduling periods in which the container had used up its processor time"
                    + " and had to wait. Players notice from a few per cent on. 0 without a limit.")
            .unit(Unit.SHARE)
            .query(Container.throttledShare(), LEGEND)
            .thresholdLines(Thresholds.above(0.05, 0.25)),
        lines("Process memory", "What the server really takes: heap, code, stacks and buffers.")
            .unit(Unit.BYTES)
            .query(ServerProcess.memory(SERVER), LEGEND),
        lines(
                "Container memory",
                "Memory that the container cannot give back, and the limit where the kernel kills."
                    + " Without a limit that is the machine's memory; outside of containers it is what"
                    + " the machine uses.")
            .unit(Unit.BYTES)
            .query(Container.memory(), LEGEND)
            .query(Container.memoryLimit(), LEGEND + " limit")
            .limit("limit"),
        lines(
                "Waiting for CPU, memory, disk",
                "Share of time in which something in the container waited for it, by the kernel's"
                    + " pressure figures, where it is most; 0 where the kernel has none.")
            .unit(Unit.SHARE)
            .query(waiting("cpu"), "CPU")
            .query(waiting("memory"), "memory")
            .query(waiting("io"), "disk"),
        lines(
                "Container disk",
                "Bytes per second that the container reads from disks, upwards, and writes to them,"
                    + " downwards, past the memory that holds files. 0 where no control group says it.")
            .unit(Unit.BYTES_PER_SECOND)
            .query(Container.disk("reads"), LEGEND + " read")
            .query(Container.disk("writes"), LEGEND + " written")
            .down("written"),
        lines(
                "Container disk operations",
                "Reads per second, upwards, and writes, downwards: many small ones keep a disk as"
                    + " busy as few large ones. 0 where no control group says it.")
            .unit(Unit.OPERATIONS_PER_SECOND)
            .query(Container.diskOperations("reads"), LEGEND + " reads")
            .query(Container.diskOperations("writes"), LEGEND + " writes")
            .down("writes"),
        lines("Open files and sockets", "At its limit the server can take no more connections.")
            .unit(Unit.SHARE)
            .query(ServerProcess.filesShare(), LEGEND)
            .thresholdLines(Thresholds.above(0.7, 0.9)),
        lines(
                "Agent's scrape time",
                "How long the agent takes to answer Prometheus, in the mean. No request waits for"
                    + " it.")
            .unit(Unit.SECONDS)
            .query(
                sum(SERVER, rate("gameserver_exporter_scrape_duration_seconds_sum"))
                    + " / "
                    + sum(SERVER, rate("gameserver_exporter_scrape_duration_seconds_count")),
                LEGEND)
            .size(12, 8),
        lines(
                "Agent's collectors that do not work",
                "Those that failed, hang or are parked, and on how many servers: their metrics are"
                    + " missing or old there, and all others go on. The agent's own page says why.")
            .unit(Unit.NUMBER)
            .decimals(0)
            .query(
                "label_replace(label_join("
                    + Promql.orZero(
                        "",
                        sum(
                            "collector, state",
                            chosen(
                                "gameserver_exporter_collector_state",
                                "state=~\"failed|hangs|parked\"")))
                    + ", \"which\", \" \", \"collector\", \"state\"),"
                    + " \"which\", \"(none)\", \"which\", \" \")",
                "{{which}}")
            .size(12, 8));
  }

  private static String waiting(String resource) {
    String time = sum(SERVER, rate("container_pressure_" + resource + "_waiting_seconds_total"));
    return Promql.orZero("", Promql.max("", Promql.ofAgents(time)));
  }

  private static TimeSeries lines(String title, String about) {
    return new TimeSeries(text(title)).about(text(about)).size(8, 8);
  }
}

package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.rate;
import static io.gameserverexporter.dashboards.Text.text;

/** The overview's processors: of machines, of containers, of processes. */
final class OverviewCpu {
  private static final Machine MACHINE = Machine.ofServers();

  private OverviewCpu() {}

  static Row row() {
    return Row.of(
        text("CPU", "CPU"),
        new TimeSeries(text("CPU of machines", "머신의 CPU"))
            .about(
                text(
                    "Share of its processors' time that a machine works, whatever runs there.",
                    "머신의 프로세서가 일하는 시간의 비율입니다. 그 머신의 모든 프로그램을" + " 포함합니다."))
            .unit(Unit.SHARE)
            .max(1)
            .query(MACHINE.each(Machine.cpuShare()), "{{nodename}}")
            .thresholdLines(Thresholds.above(0.7, 0.9))
            .size(6, 9),
        new TimeSeries(text("CPU of containers", "컨테이너의 CPU"))
            .about(
                text(
                    "As a share of the container's CPU limit; without a limit of the machine's"
                        + " processors; outside of containers that of the machine. At 1 the server"
                        + " is throttled.",
                    "컨테이너 CPU 한도에 대한 비율입니다. 한도가 없으면 머신의 프로세서 수에 대한"
                        + " 값이고, 컨테이너가 아니면 머신의 값입니다. 1이 되면 서버가"
                        + " 제한(스로틀링)됩니다."))
            .unit(Unit.SHARE)
            .query(Container.cpuShare(), "{{job}} {{instance}}")
            .size(6, 9),
        new TimeSeries(text("CPU of server processes", "서버 프로세스의 CPU"))
            .about(
                text(
                    "Processors that each server keeps busy, and all together.",
                    "서버마다 쓰고 있는 프로세서 수와 그 합계입니다."))
            .unit(Unit.CORES)
            .query(ServerProcess.cores(SERVER), "{{job}} {{instance}}")
            .total(ServerProcess.cores(""), text("all", "전체"))
            .size(6, 9),
        new TimeSeries(text("CPU by core", "코어별 CPU"))
            .about(
                text(
                    "Share of time that each processor works. One at 1 while the others rest is a"
                        + " thread that cannot be spread.",
                    "프로세서마다 일하는 시간의 비율입니다. 하나만 1이고 나머지가 쉬고 있으면, 나눌 수" + " 없는 스레드 하나가 일하고 있는 것입니다."))
            .unit(Unit.SHARE)
            .max(1)
            .query(
                MACHINE.each(
                    "(1 - " + rate("node_cpu_seconds_total", "mode=\"idle\"") + ")", "cpu"),
                "{{nodename}} {{cpu}}")
            .size(6, 9));
  }
}

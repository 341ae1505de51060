package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Text.text;

/** The overview's memory: of machines, of containers, of processes. */
final class OverviewMemory {
  private static final Machine MACHINE = Machine.ofServers();

  private OverviewMemory() {}

  static Row row() {
    return Row.of(
        text("Memory", "메모리"),
        new TimeSeries(text("Memory of machines", "머신의 메모리"))
            .about(
                text(
                    "Share that is used and cannot be given back.", "쓰고 있어 되돌려 줄 수 없는 메모리의 비율입니다."))
            .unit(Unit.SHARE)
            .max(1)
            .query(MACHINE.each(Machine.memoryShare()), "{{nodename}}")
            .thresholdLines(Thresholds.above(0.8, 0.9))
            .size(6, 9),
        new TimeSeries(text("Available memory of machines", "머신의 사용 가능한 메모리"))
            .about(
                text(
                    "What programs can still get without swapping.",
                    "스왑 없이 프로그램이 더 쓸 수 있는 메모리입니다."))
            .unit(Unit.BYTES)
            .query(MACHINE.each(chosen("node_memory_MemAvailable_bytes")), "{{nodename}}")
            .size(6, 9),
        new TimeSeries(text("Memory of containers", "컨테이너의 메모리"))
            .about(
                text(
                    "As a share of the container's memory limit, where the kernel kills; without a"
                        + " limit of the machine's memory; outside of containers that of the"
                        + " machine.",
                    "컨테이너 메모리 한도에 대한 비율입니다. 한도에 닿으면 커널이 프로세스를 죽입니다."
                        + " 한도가 없으면 머신의 메모리에 대한 값이고, 컨테이너가 아니면 머신의"
                        + " 값입니다."))
            .unit(Unit.SHARE)
            .query(Container.memoryShare(), "{{job}} {{instance}}")
            .size(6, 9),
        new TimeSeries(text("Memory of server processes", "서버 프로세스의 메모리"))
            .about(
                text(
                    "What each server really takes, heap and everything else, and all together.",
                    "힙과 그 밖의 모든 것을 포함해 서버마다 실제로 차지하는 메모리와 그 합계입니다."))
            .unit(Unit.BYTES)
            .query(ServerProcess.memory(SERVER), "{{job}} {{instance}}")
            .total(ServerProcess.memory(""), text("all", "전체"))
            .size(6, 9));
  }
}

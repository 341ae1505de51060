package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.AGENT;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.max;
import static io.gameserverexporter.dashboards.Text.same;
import static io.gameserverexporter.dashboards.Text.text;

/** The overview's first row: how it is now. */
final class OverviewGlance {
  private static final Http ALL = new Http();
  private static final Thresholds BUSY = Thresholds.above(0.7, 0.9);
  private static final Thresholds FULL = Thresholds.above(0.8, 0.9);
  private static final Thresholds LATENCY = Thresholds.above(0.25, 1);

  private OverviewGlance() {}

  static Row row() {
    return Row.of(
        text("At a glance", "한눈에 보기"),
        stat(
            text("Servers", "서버 수"),
            text(
                "Servers that answer Prometheus. The fleet dashboard says which do not.",
                "Prometheus에 응답하는 서버의 수입니다. 응답하지 않는 서버는 Fleet 대시보드에 있습니다."),
            Unit.NUMBER,
            "count(" + chosen(AGENT) + ")"),
        stat(
            text("Requests", "초당 요청 수"),
            text("Requests per second, all services together.", "모든 서비스를 합친 초당 요청 수입니다."),
            Unit.REQUESTS_PER_SECOND,
            ALL.rate("")),
        stat(
                text("Failed", "실패한 요청 비율"),
                text(
                    "Share of requests that ended with a 5xx status or without a response. Players"
                        + " see these as errors.",
                    "5xx 상태로 끝났거나 응답을 보내지 못한 요청의 비율입니다. 플레이어에게 오류로" + " 보입니다."),
                Unit.SHARE,
                ALL.failed().shareOf(ALL, ""))
            .thresholds(Thresholds.above(0.01, 0.05)),
        latency(0.5, "p50", "50", "half"),
        latency(0.95, "p95", "95", "95 %"),
        latency(0.99, "p99", "99", "99 %"),
        stat(
            text("In flight", "처리 중인 요청"),
            text(
                "Requests being worked on at this moment. It grows when they come in faster than"
                    + " they are answered.",
                "지금 처리하고 있는 요청의 수입니다. 들어오는 속도가 응답 속도보다 빠르면 늘어납니다."),
            Unit.NUMBER,
            Http.active("")),
        stat(
                text("Logins", "로그인 횟수"),
                text(
                    "Requests to the login route (chosen at the top) in the time shown.",
                    "표시된 시간 동안 로그인 경로(위에서 선택)로 온 요청의 수입니다."),
                Unit.NUMBER,
                OverviewRequests.LOGIN.count("") + " or vector(0)")
            .decimals(0)
            .plain(),
        gauge(
                text("Machine CPU", "머신 CPU"),
                text(
                    "Share of its processors' time that the busiest machine works, whatever runs"
                        + " there.",
                    "가장 바쁜 머신의 CPU 사용률입니다. 그 머신의 모든 프로그램을 포함합니다."),
                max("", Machine.ofServers().each(Machine.cpuShare())))
            .thresholds(BUSY),
        gauge(
                text("Container CPU", "컨테이너 CPU"),
                text(
                    "Of the busiest container, as a share of its CPU limit; without a limit of the"
                        + " machine's processors; outside of containers that of the machine.",
                    "CPU 한도에 가장 가까운 컨테이너의 사용률입니다. 한도가 없으면 머신의 프로세서 수에"
                        + " 대한 값이고, 컨테이너가 아니면 머신의 값입니다."),
                max("", Container.cpuShare()))
            .thresholds(BUSY),
        gauge(
                text("Process CPU", "프로세스 CPU"),
                text(
                    "Of the busiest server process, as a share of the processors that its JVM may"
                        + " use.",
                    "가장 바쁜 서버 프로세스가 JVM이 쓸 수 있는 프로세서 중 얼마를 쓰는지입니다."),
                max("", ServerProcess.cpuShare()))
            .thresholds(BUSY),
        gauge(
                text("Machine RAM", "머신 메모리"),
                text(
                    "Of the fullest machine: what is used and cannot be given back.",
                    "메모리가 가장 많이 찬 머신의 사용률입니다. 되돌려 줄 수 있는 캐시는 제외합니다."),
                max("", Machine.ofServers().each(Machine.memoryShare())))
            .thresholds(FULL),
        gauge(
                text("Container RAM", "컨테이너 메모리"),
                text(
                    "Of the container closest to its memory limit, where the kernel would kill;"
                        + " without a limit of the machine's memory; outside of containers that of"
                        + " the machine.",
                    "메모리 한도에 가장 가까운 컨테이너의 사용률입니다. 한도에 닿으면 커널이 프로세스를"
                        + " 죽입니다. 한도가 없으면 머신의 메모리에 대한 값이고, 컨테이너가 아니면"
                        + " 머신의 값입니다."),
                max("", Container.memoryShare()))
            .thresholds(FULL),
        gauge(
                text("Heap after GC", "GC 후 힙"),
                text(
                    "Of the fullest heap: the least that was in it in 15 minutes, which is what"
                        + " garbage collections leave, as a share of the largest size. Near 1 the"
                        + " JVM only collects garbage.",
                    "가장 많이 찬 힙에서 최근 15분 동안의 최솟값, 곧 GC가 남기는 양을 최대 크기에 대한"
                        + " 비율로 보여 줍니다. 1에 가까우면 JVM이 GC만 하게 됩니다."),
                max("", Jvm.heapKeptShare()))
            .thresholds(Thresholds.above(0.75, 0.9)),
        stat(
                text("GC time", "GC 시간 비율"),
                text(
                    "Share of time that the game stands still for garbage collections, on the server"
                        + " where it is most.",
                    "GC 때문에 게임이 멈춰 있는 시간의 비율이며, 가장 높은 서버의 값입니다."),
                Unit.SHARE,
                max("", Jvm.pauseShare(Promql.SERVER)))
            .thresholds(Thresholds.above(0.05, 0.1)),
        stat(
            text("Threads", "스레드 수"),
            text(
                "Platform threads of all servers. A steady climb is a leak.",
                "모든 서버의 플랫폼 스레드 수입니다. 계속 늘어나면 누수입니다."),
            Unit.NUMBER,
            "sum(" + chosen("jvm_threads_current") + ")"));
  }

  private static Stat latency(double share, String name, String korean, String english) {
    return stat(
            text("Latency " + name, "지연 시간 " + name),
            text(
                "No more than this many seconds for "
                    + english
                    + " of the requests, all services together.",
                "모든 서비스를 합쳐 요청의 " + korean + "%가 이 시간 안에 끝납니다."),
            Unit.SECONDS,
            ALL.seconds(share, ""))
        .thresholds(LATENCY);
  }

  private static Stat stat(Text title, Text about, Unit unit, String expression) {
    return new Stat(title).about(about).unit(unit).query(expression, same(""));
  }

  private static Gauge gauge(Text title, Text about, String expression) {
    return new Gauge(title).about(about).query(expression, same(""));
  }
}

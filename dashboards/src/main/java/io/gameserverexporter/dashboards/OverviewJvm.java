package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.sum;
import static io.gameserverexporter.dashboards.Text.text;

/** The overview's JVMs. */
final class OverviewJvm {
  private static final String LEGEND = "{{job}} {{instance}}";

  private OverviewJvm() {}

  static Row row() {
    return Row.of(
        text("JVM", "JVM"),
        new TimeSeries(text("Heap in use", "사용 중인 힙"))
            .about(
                text(
                    "Goes up with every object and down with every garbage collection. When the"
                        + " valleys climb, memory leaks.",
                    "객체가 생기면 올라가고 GC가 돌면 내려갑니다. 골이 점점 올라가면 메모리" + " 누수입니다."))
            .unit(Unit.BYTES)
            .query(Jvm.heapUsed(SERVER), LEGEND)
            .size(8, 8),
        new TimeSeries(text("GC share of time", "GC 시간 비율"))
            .about(
                text(
                    "Share of time that the game stands still for garbage collections.",
                    "GC 때문에 게임이 멈춰 있는 시간의 비율입니다."))
            .unit(Unit.SHARE)
            .query(Jvm.pauseShare(SERVER), LEGEND)
            .size(8, 8),
        new TimeSeries(text("Longest GC pause", "가장 긴 GC 멈춤"))
            .about(
                text(
                    "The longest pause was no longer than this (the bound of its histogram bucket);"
                        + " 0 where there was none. Players notice from about 0.1 s on.",
                    "가장 긴 멈춤이 이 시간을 넘지 않았습니다(히스토그램 구간의 위쪽 경계). 멈춤이"
                        + " 없었으면 0입니다. 플레이어는 0.1초쯤부터 느낍니다."))
            .unit(Unit.SECONDS)
            .query(Jvm.pause(1), LEGEND)
            .size(8, 8),
        new TimeSeries(text("Garbage collections per second", "초당 GC 횟수"))
            .about(
                text(
                    "By collector, which tells the generations apart, of all servers together.",
                    "세대를 구분하는 수집기별로, 모든 서버를 합친 값입니다."))
            .unit(Unit.EVENTS_PER_SECOND)
            .query(Jvm.collections("gc"), "{{gc}}")
            .size(8, 8),
        new TimeSeries(text("Allocation", "할당 속도"))
            .about(
                text(
                    "How fast each game makes new objects, as of its garbage collections.",
                    "서버가 새 객체를 만드는 속도입니다. GC가 돌 때 갱신됩니다."))
            .unit(Unit.BYTES_PER_SECOND)
            .query(Jvm.allocation(SERVER), LEGEND)
            .size(8, 8),
        new TimeSeries(text("Threads", "스레드"))
            .about(
                text(
                    "Platform threads that live. A steady climb is a leak.",
                    "살아 있는 플랫폼 스레드의 수입니다. 계속 늘어나면 누수입니다."))
            .unit(Unit.NUMBER)
            .query(sum(SERVER, chosen("jvm_threads_current")), LEGEND)
            .size(8, 8));
  }
}

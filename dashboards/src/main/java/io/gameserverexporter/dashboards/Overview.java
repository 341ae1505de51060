package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.AGENT;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.ofAgents;
import static io.gameserverexporter.dashboards.Text.text;

import java.util.ArrayList;
import java.util.List;

/** One screen that says whether players are served well, and the details below it. */
final class Overview {
  static final String UID = "gameserver-overview";

  private Overview() {}

  static Dashboard dashboard() {
    List<Variables.Variable> variables = new ArrayList<>(Variables.servers(AGENT));
    variables.add(
        Variables.one(
            "login_route",
            text("Login route", "로그인 경로"),
            "label_values("
                + chosen("http_server_request_duration_seconds_count")
                + ", http_route)",
            "/login"));
    return new Dashboard(
        UID,
        text("Game server overview", "게임 서버 개요"),
        text(
            "Requests, latency, errors, CPU, memory, JVM, network and disk of game servers with"
                + " gameserver-exporter, by service and in sum.",
            "gameserver-exporter가 붙은 게임 서버의 요청, 지연 시간, 오류, CPU, 메모리, JVM, 네트워크,"
                + " 디스크를 서비스별로, 그리고 합쳐서 보여 줍니다."),
        variables,
        List.of(restarts()),
        List.of(
            OverviewGlance.row(),
            OverviewRequests.row(),
            OverviewGame.row(),
            OverviewCpu.row(),
            OverviewMemory.row(),
            OverviewJvm.row(),
            OverviewDevices.row()));
  }

  /** A mark where a server was started. */
  static Annotation restarts() {
    return new Annotation(
        text("Server starts", "서버 시작"),
        "(" + ofAgents(chosen("process_start_time_seconds")) + ") * 1000",
        "{{job}} {{instance}}");
  }
}

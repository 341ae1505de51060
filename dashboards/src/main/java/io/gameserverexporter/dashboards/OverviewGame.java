package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.max;
import static io.gameserverexporter.dashboards.Promql.rate;
import static io.gameserverexporter.dashboards.Promql.sum;
import static io.gameserverexporter.dashboards.Text.text;

/**
 * What the game itself does. Ticks have names of the agent's; the others are those of the sample's
 * configuration file, which other games may give their own numbers, too.
 */
final class OverviewGame {
  private OverviewGame() {}

  static Row row() {
    return Row.of(
        text("Game", "게임"),
        new TimeSeries(text("Players online", "접속 중인 플레이어"))
            .about(
                text(
                    "game_players_online and game_rooms_open, as the configuration file reads them"
                        + " off the servers.",
                    "설정 파일이 서버에서 읽어 오는 game_players_online과 game_rooms_open입니다."))
            .unit(Unit.NUMBER)
            .query(sum("", chosen("game_players_online")), text("players", "플레이어"))
            .query(sum("", chosen("game_rooms_open")), text("rooms", "방"))
            .size(8, 8),
        new TimeSeries(text("Waiting for a match", "매칭 대기"))
            .about(text("Players in the queue for an opponent.", "상대를 기다리는 대기열의 플레이어 수입니다."))
            .unit(Unit.NUMBER)
            .query(sum("", chosen("game_match_queue_length")), text("players", "플레이어"))
            .size(8, 8),
        new TimeSeries(text("Longest wait for a match", "가장 긴 매칭 대기 시간"))
            .about(
                text(
                    "How long the player at the head of the queue has waited.",
                    "대기열 맨 앞의 플레이어가 기다린 시간입니다."))
            .unit(Unit.SECONDS)
            .query(max("", chosen("game_match_longest_wait_seconds")), text("seconds", "초"))
            .size(8, 8),
        new TimeSeries(text("Moves and logins per second", "초당 착수 및 로그인 수"))
            .about(text("What players do.", "플레이어가 하는 일입니다."))
            .unit(Unit.EVENTS_PER_SECOND)
            .query(sum("", rate("game_moves_total")), text("moves", "착수"))
            .query(sum("", rate("game_logins_total")), text("logins", "로그인"))
            .size(8, 8),
        new TimeSeries(text("Games won per second", "초당 승리 수"))
            .about(
                text(
                    "By the winner's colour. One colour far ahead is a rule that is not fair.",
                    "이긴 돌의 색깔별입니다. 한쪽이 크게 앞서면 규칙이 공정하지 않은 것입니다."))
            .unit(Unit.EVENTS_PER_SECOND)
            .query(sum("stone", rate("game_wins_total")), "{{stone}}")
            .size(8, 8),
        new TimeSeries(text("Ticks per second", "초당 틱 수"))
            .about(
                text(
                    "Of each loop. Below what the game is made for, it runs in slow motion.",
                    "루프별입니다. 게임이 요구하는 값보다 낮으면 게임이 느리게 흘러갑니다."))
            .unit(Unit.EVENTS_PER_SECOND)
            .query(
                "avg by (" + SERVER + ", loop) (" + chosen("game_ticks_per_second") + ")",
                "{{job}} {{instance}} {{loop}}")
            .size(8, 8),
        new TimeSeries(text("Tick time p99", "틱 시간 p99"))
            .about(text("99 % of the ticks take no longer.", "틱의 99%가 이 시간 안에 끝납니다."))
            .unit(Unit.SECONDS)
            .query(
                Promql.quantile(
                    0.99, sum(SERVER + ", loop, le", rate("game_tick_duration_seconds_bucket"))),
                "{{job}} {{instance}} {{loop}}")
            .thresholdLines(Thresholds.above(0.05, 0.25))
            .size(12, 8),
        new TimeSeries(text("Ticks that took too long, by cause", "원인별 늦은 틱"))
            .about(
                text(
                    "Ticks per second beyond their budget, by what they would have been in time"
                        + " without: garbage collection, other stops of the JVM, the container's CPU"
                        + " limit, or their own work.",
                    "제한 시간을 넘긴 초당 틱 수로, 그것이 없었다면 제때 끝났을 원인별입니다. GC, JVM의"
                        + " 다른 정지, 컨테이너의 CPU 한도, 또는 틱 자체의 작업입니다."))
            .unit(Unit.EVENTS_PER_SECOND)
            .query(sum("cause", rate("game_tick_overruns_total")), "{{cause}}")
            .size(12, 8));
  }
}

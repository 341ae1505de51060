package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Text.text;

/** The overview's requests. */
final class OverviewRequests {
  /** Requests to the route that was chosen as the one for logins. */
  static final Http LOGIN = new Http("http_route=\"$login_route\"");

  private static final Http ALL = new Http();
  private static final Text TOTAL = text("all", "전체");

  private OverviewRequests() {}

  static Row row() {
    return Row.of(
        text("Requests", "요청"),
        new TimeSeries(text("Requests per second by service", "서비스별 초당 요청 수"))
            .about(
                text(
                    "How busy each service is, and all together.",
                    "서비스마다 얼마나 바쁜지, 그리고 모두 합친 값입니다."))
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(ALL.rate("job"), "{{job}}")
            .total(ALL.rate(""), TOTAL)
            .size(8, 8),
        new TimeSeries(text("Failed requests by service", "서비스별 실패한 요청 비율"))
            .about(
                text(
                    "Share of requests that ended with a 5xx status or without a response.",
                    "5xx 상태로 끝났거나 응답을 보내지 못한 요청의 비율입니다."))
            .unit(Unit.SHARE)
            .query(ALL.failed().shareOf(ALL, "job"), "{{job}}")
            .total(ALL.failed().shareOf(ALL, ""), TOTAL)
            .size(8, 8),
        new TimeSeries(text("Latency", "지연 시간"))
            .about(
                text(
                    "Half of the requests take no longer than p50, 95 % no longer than p95, 99 % no"
                        + " longer than p99. All services together.",
                    "요청의 절반은 p50, 95%는 p95, 99%는 p99 안에 끝납니다. 모든 서비스를 합친" + " 값입니다."))
            .unit(Unit.SECONDS)
            .query(ALL.seconds(0.5, ""), "p50")
            .query(ALL.seconds(0.95, ""), "p95")
            .query(ALL.seconds(0.99, ""), "p99")
            .size(8, 8),
        new TimeSeries(text("Stalls by cause", "원인별 멈춤"))
            .about(
                text(
                    "Share of time that the games stand still for 20 ms or longer, of all servers"
                        + " together: garbage collection, other stops of the JVM, the container's CPU"
                        + " limit, the hypervisor, or something else, such as too few processors.",
                    "게임이 20ms 이상 멈춰 있는 시간의 비율로, 모든 서버를 합친 값입니다. GC, JVM의 다른"
                        + " 정지, 컨테이너의 CPU 한도, 하이퍼바이저, 또는 프로세서 부족 같은 그 밖의"
                        + " 원인으로 나눕니다."))
            .unit(Unit.SHARE)
            .query(Jvm.stallShare("cause"), "{{cause}}")
            .size(12, 8),
        new TimeSeries(text("Hiccups", "지연(히컵)"))
            .about(
                text(
                    "A tick that is due at any moment has to wait this long at most, in 999 of 1000"
                        + " cases, whatever the reason.",
                    "어느 순간이든 실행되어야 할 틱이 1000번 중 999번은 이 시간 안에 실행됩니다." + " 늦어지는 이유는 가리지 않습니다."))
            .unit(Unit.SECONDS)
            .query(Jvm.hiccup(0.999), "{{job}} {{instance}}")
            .thresholdLines(Thresholds.above(0.05, 0.25))
            .size(12, 8),
        new TimeSeries(text("Requests per second by route", "경로별 초당 요청 수"))
            .about(
                text(
                    "What players do. A route that nothing matched is (none).",
                    "플레이어가 무엇을 하는지 보여 줍니다. 어떤 경로에도 맞지 않은 요청은" + " (none)입니다."))
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(ALL.rate("http_route"), "{{http_route}}")
            .calculate()
            .size(12, 10),
        new TimeSeries(text("Mean time by route", "경로별 평균 처리 시간"))
            .about(
                text(
                    "How long a request to each route takes in the mean.",
                    "경로마다 요청 하나가 평균 얼마나 걸리는지입니다."))
            .unit(Unit.SECONDS)
            .query(ALL.mean("http_route"), "{{http_route}}")
            .calculate()
            .size(12, 10),
        new TimeSeries(text("Latency p95 by service", "서비스별 지연 시간 p95"))
            .about(
                text(
                    "95 % of a service's requests take no longer.", "각 서비스 요청의 95%가 이 시간 안에 끝납니다."))
            .unit(Unit.SECONDS)
            .query(ALL.seconds(0.95, "job"), "{{job}}")
            .size(8, 8),
        new TimeSeries(text("Requests in flight", "처리 중인 요청 수"))
            .about(
                text(
                    "Requests being worked on. A climb that does not end means that the service"
                        + " cannot keep up.",
                    "처리하고 있는 요청의 수입니다. 계속 늘어나면 서비스가 감당하지 못하는" + " 것입니다."))
            .unit(Unit.NUMBER)
            .query(Http.active("job"), "{{job}}")
            .total(Http.active(""), TOTAL)
            .size(8, 8),
        new TimeSeries(text("Logins per second", "초당 로그인 수"))
            .about(
                text(
                    "Requests to the login route (chosen at the top), and those of them that were"
                        + " answered with another status than 2xx.",
                    "로그인 경로(위에서 선택)로 온 요청과, 그중 2xx가 아닌 상태로 응답한" + " 요청입니다."))
            .unit(Unit.REQUESTS_PER_SECOND)
            .query(LOGIN.rateAmong(ALL, ""), text("logins", "로그인"))
            .query(
                LOGIN.where("http_response_status_code!~\"2..\"").rateAmong(ALL, ""),
                text("refused or failed", "거절 또는 실패"))
            .size(8, 8));
  }
}

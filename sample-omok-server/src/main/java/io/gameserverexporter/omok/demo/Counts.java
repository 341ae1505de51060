package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.bots.Report;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests a service had, by method, route and status: as an agent counted them, or as the
 * bots sent them.
 *
 * @param byKind from {@code POST /login 200} to the number of requests; the route is {@code -} when
 *     there is none
 */
record Counts(Map<String, Long> byKind) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final Pattern COUNT =
      Pattern.compile("(?m)^http_server_request_duration_seconds_count\\{([^}]*)\\} ([0-9.E+]+)$");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  /**
   * What an agent has counted so far.
   *
   * @throws IOException when the agent does not answer
   */
  static Counts counted(URI metrics) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(5)).build();
    String page = CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    Map<String, Long> byKind = new TreeMap<>();
    Matcher count = COUNT.matcher(page);
    while (count.find()) {
      Map<String, String> labels = new TreeMap<>();
      Matcher label = LABEL.matcher(count.group(1));
      while (label.find()) {
        labels.put(label.group(1), label.group(2));
      }
      String kind =
          kind(
              labels.getOrDefault("http_request_method", ""),
              labels.getOrDefault("http_route", ""),
              labels.getOrDefault("http_response_status_code", ""));
      byKind.merge(kind, Math.round(Double.parseDouble(count.group(2))), Long::sum);
    }
    return new Counts(byKind);
  }

  /** What a service was sent, by the bots or because of them. */
  static Counts sent(Report report, String service) {
    return of(report.calls(), service);
  }

  /** What it may have been sent besides: nobody knows the answers. */
  static Counts perhapsSent(Report report, String service) {
    return of(report.perhaps(), service);
  }

  private static Counts of(List<Report.Answered> answered, String service) {
    Map<String, Long> byKind = new TreeMap<>();
    for (Report.Answered calls : answered) {
      if (calls.service().equals(service)) {
        String kind = kind(calls.method(), calls.route(), Integer.toString(calls.status()));
        byKind.merge(kind, calls.count(), Long::sum);
      }
    }
    return new Counts(byKind);
  }

  private static String kind(String method, String route, String status) {
    return method + " " + (route.isEmpty() ? "-" : route) + " " + status;
  }

  long total() {
    return byKind.values().stream().mapToLong(Long::longValue).sum();
  }

  long of(String kind) {
    return byKind.getOrDefault(kind, 0L);
  }
}

package io.gameserverexporter.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One exchange after the other in the same object, as servers that pool theirs have it. */
class HttpMeterTest {
  private static final int SERIES_OF_A_ROUTE = 5;
  private static final int PLENTY = 1_000;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final HttpExchange exchange = new HttpExchange();

  private void install(int maxSeries) {
    HttpServers.install(
        new HttpMeter(registry, new double[] {0.1, 1}, new SeriesBudget(maxSeries), null));
  }

  private void exchange(String method, String scheme, String route, int status) {
    HttpServers.begin(exchange, method, scheme);
    exchange.routeIfAbsent("", route);
    HttpServers.end(exchange, status, null);
  }

  @Test
  void requestsOfOneObjectAreToldApart() {
    install(PLENTY);
    exchange("GET", "http", "/a", 200);
    exchange("GET", "http", "/a", 200);
    exchange("GET", "http", "/b", 200);
    exchange("GET", "http", "/b", 404);
    exchange("POST", "http", "/b", 404);
    exchange("POST", "https", "/b", 404);
    exchange("GET", "http", "/a", 200);
    assertEquals(
        Map.of(
            "GET http /a 200", 3L,
            "GET http /b 200", 1L,
            "GET http /b 404", 1L,
            "POST http /b 404", 1L,
            "POST https /b 404", 1L),
        ended());
    assertEquals(Map.of("GET http", 0., "POST http", 0., "POST https", 0.), active());
  }

  @Test
  void anObjectThatIsToldItsSchemeBefore() {
    install(PLENTY);
    exchange("GET", "http", "/a", 200);
    exchange.recycle();
    exchange.expect("https", "/a");
    HttpServers.begin(exchange, "GET", "https");
    assertEquals(Map.of("GET http", 0., "GET https", 1.), active());
    HttpServers.end(exchange, 200, null);
    assertEquals(Map.of("GET http", 0., "GET https", 0.), active());
  }

  @Test
  void activeRequestsWithoutRoomAreCountedWithOthers() {
    // One series of each kind, and those for all others.
    install(2 * (SERIES_OF_A_ROUTE + 1));
    HttpServers.begin(exchange, "PUT", "http");
    HttpServers.end(exchange, 200, null);
    HttpExchange post = new HttpExchange();
    HttpServers.begin(post, "POST", "http");
    HttpExchange get = new HttpExchange();
    HttpServers.begin(get, "GET", "http");
    assertEquals(Map.of("PUT http", 0., "_OTHER _OTHER", 2.), active());
    HttpServers.end(post, 200, null);
    HttpServers.begin(post, "POST", "http");
    assertEquals(Map.of("PUT http", 0., "_OTHER _OTHER", 2.), active());
    HttpServers.end(post, 200, null);
    HttpServers.end(get, 200, null);
    assertEquals(Map.of("PUT http", 0., "_OTHER _OTHER", 0.), active());
    assertEquals(Map.of("PUT http _other 200", 1L, "_OTHER _OTHER _other ", 3L), ended());
  }

  @Test
  void withOthersThatHaveTheirSeriesAlready() {
    // Room for the last resort, and two of the gauge.
    install(SERIES_OF_A_ROUTE + 2);
    HttpServers.begin(exchange, "BREW", "coap");
    assertEquals(Map.of("_OTHER _OTHER", 1.), active());
    HttpExchange get = new HttpExchange();
    HttpServers.begin(get, "GET", "http");
    assertEquals(Map.of("_OTHER _OTHER", 2.), active());
    HttpServers.end(get, 200, null);
    HttpServers.end(exchange, 200, null);
    assertEquals(Map.of("_OTHER _OTHER", 0.), active());
  }

  private Map<String, Double> active() {
    Map<String, Double> active = new TreeMap<>();
    for (MetricSnapshot family : registry.scrape()) {
      if (family instanceof GaugeSnapshot) {
        for (GaugeDataPointSnapshot point : ((GaugeSnapshot) family).getDataPoints()) {
          active.put(methodAndScheme(point.getLabels()), point.getValue());
        }
      }
    }
    return active;
  }

  private Map<String, Long> ended() {
    Map<String, Long> ended = new TreeMap<>();
    for (MetricSnapshot family : registry.scrape()) {
      if (family instanceof HistogramSnapshot) {
        for (HistogramDataPointSnapshot point : ((HistogramSnapshot) family).getDataPoints()) {
          Labels labels = point.getLabels();
          ended.put(
              methodAndScheme(labels)
                  + ' '
                  + labels.get("http_route")
                  + ' '
                  + labels.get("http_response_status_code"),
              point.getCount());
        }
      }
    }
    return ended;
  }

  private static String methodAndScheme(Labels labels) {
    return labels.get("http_request_method") + ' ' + labels.get("url_scheme");
  }
}

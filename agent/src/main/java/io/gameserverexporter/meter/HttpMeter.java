package io.gameserverexporter.meter;

import io.gameserverexporter.boot.ActiveSeries;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpSink;
import io.gameserverexporter.boot.ThreadState;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Counts HTTP exchanges: {@code http_server_request_duration_seconds} and {@code
 * http_server_active_requests}.
 *
 * <p>Names, labels and buckets are those of the OpenTelemetry semantic conventions for HTTP servers
 * (stable since 1.23) in Prometheus's spelling.
 */
public final class HttpMeter implements HttpSink {
  private static final String[] LABELS = {
    "http_request_method", "http_route", "http_response_status_code", "url_scheme", "error_type"
  };

  private final DurationHistogram durations;
  private final ActiveRequests active;
  private final SeriesBudget budget;
  private final @Nullable RouteTemplates templates;
  private final RequestSeriesTable table = new RequestSeriesTable();
  private volatile boolean spent;
  private volatile boolean otherSpent;
  private DurationHistogram.@Nullable Point lastResort;

  /**
   * @param boundsSeconds upper bounds of the duration buckets in seconds, ascending, without +Inf
   * @param templates routes beyond those of the servers; null for none
   */
  public HttpMeter(
      PrometheusRegistry registry,
      double[] boundsSeconds,
      SeriesBudget budget,
      @Nullable RouteTemplates templates) {
    this.budget = budget;
    this.templates = templates;
    durations =
        new DurationHistogram(
            "http_server_request_duration_seconds",
            "How long the server took to answer requests, from taking one up until its response was"
                + " complete. The rate of its count is requests per second.",
            boundsSeconds);
    // For the series that takes what no other may: there is always room to count.
    budget.takeForOther(durations.seriesPerPoint());
    active = new ActiveRequests(budget);
    registry.register(durations);
    registry.register(active);
  }

  @Override
  public ActiveSeries active(@Nullable String method, @Nullable String scheme) {
    return active.of(HttpLabels.method(method), HttpLabels.scheme(scheme));
  }

  @Override
  public boolean wantsPaths() {
    return templates != null;
  }

  @Override
  public void ended(
      ThreadState thread,
      HttpExchange exchange,
      long nanos,
      int rawStatus,
      @Nullable String error) {
    String method = exchange.active().method();
    String scheme = exchange.active().scheme();
    int status = HttpLabels.status(rawStatus);
    String errorType = HttpLabels.errorType(status, error);
    String prefix = exchange.routePrefix();
    String route = exchange.route();
    if (templates != null) {
      String template = templates.route(exchange.path(), route, status);
      if (template != null) {
        prefix = "";
        route = template;
      }
    }
    // A client often asks for the same again.
    Object last = exchange.kept();
    if (last instanceof RequestSeries
        && ((RequestSeries) last).is(method, scheme, prefix, route, status, errorType)) {
      ((RequestSeries) last).point().record(thread, nanos);
      return;
    }
    RequestSeries series = table.find(method, scheme, prefix, route, status, errorType);
    if (series == null) {
      newPoint(method, scheme, prefix, route, status, errorType).record(thread, nanos);
    } else {
      exchange.keep(series);
      series.point().record(thread, nanos);
    }
  }

  private DurationHistogram.Point newPoint(
      String method,
      String scheme,
      String prefix,
      @Nullable String route,
      int status,
      @Nullable String errorType) {
    if (!spent) {
      synchronized (this) {
        RequestSeries series = table.find(method, scheme, prefix, route, status, errorType);
        if (series != null) {
          return series.point();
        }
        if (budget.take(durations.seriesPerPoint())) {
          return add(method, scheme, prefix, route, status, errorType);
        }
        spent = true;
      }
    }
    budget.limited();
    return otherPoint(method, scheme, status);
  }

  /** Route and error are given up first; method, scheme and status as long as there is room. */
  private DurationHistogram.Point otherPoint(String method, String scheme, int status) {
    RequestSeries other = table.find(method, scheme, "", HttpLabels.OTHER_ROUTE, status, null);
    if (other != null) {
      return other.point();
    }
    DurationHistogram.Point last = lastResort;
    if (otherSpent && last != null) {
      return last;
    }
    synchronized (this) {
      other = table.find(method, scheme, "", HttpLabels.OTHER_ROUTE, status, null);
      if (other != null) {
        return other.point();
      }
      if (budget.takeForOther(durations.seriesPerPoint())) {
        return add(method, scheme, "", HttpLabels.OTHER_ROUTE, status, null);
      }
      if (lastResort == null) {
        lastResort =
            durations.add(
                labels(
                    HttpLabels.OTHER_METHOD,
                    HttpLabels.OTHER_ROUTE,
                    "",
                    HttpLabels.OTHER_SCHEME,
                    ""));
      }
      otherSpent = true;
      return lastResort;
    }
  }

  private DurationHistogram.Point add(
      String method,
      String scheme,
      String prefix,
      @Nullable String route,
      int status,
      @Nullable String errorType) {
    String statusText = status == 0 ? "" : Integer.toString(status);
    String errorText = errorType != null ? errorType : status >= 500 ? statusText : "";
    // A template may be empty: that of the root.
    String routeText = route == null ? "" : (prefix + route).isEmpty() ? "/" : prefix + route;
    DurationHistogram.Point point =
        durations.add(labels(method, routeText, statusText, scheme, errorText));
    table.add(new RequestSeries(method, scheme, prefix, route, status, errorType, point));
    return point;
  }

  private static Labels labels(String... values) {
    return Labels.of(LABELS, values);
  }
}

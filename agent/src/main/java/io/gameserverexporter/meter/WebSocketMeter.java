package io.gameserverexporter.meter;

import io.gameserverexporter.boot.WebSocketCounts;
import io.gameserverexporter.boot.WebSocketSink;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts WebSocket connections and messages by endpoint: {@code websocket_server_connections},
 * {@code _connections_total}, {@code _messages_total} and {@code _message_bytes_total}.
 */
public final class WebSocketMeter implements WebSocketSink {
  private static final String[] TYPE_NAMES = {"text", "binary", "ping", "pong", "close"};

  /** Open, received and sent messages of each type, bytes each way. */
  private static final int SERIES = 1 + 2 * TYPE_NAMES.length + 2;

  /** What the protocol itself has a meaning for: RFC 6455, section 7.4.1, and the IANA's list. */
  private static final int FIRST_CODE = 1000;

  private static final int LAST_CODE = 1015;

  /** What libraries and applications use as they like; clients may send any. */
  private static final int FIRST_FREE_CODE = 3000;

  private static final int LAST_FREE_CODE = 4999;
  private static final int MOST_FREE_CODES = 64;
  private static final int OTHER_CODE = 0;

  private final SeriesBudget budget;
  // By the text of their route; few, and looked into once for each connection.
  private final SortedMap<String, Endpoint> endpoints = new TreeMap<>();
  private final Endpoint other = new Endpoint(HttpLabels.OTHER_ROUTE);
  private int freeCodes;

  public WebSocketMeter(PrometheusRegistry registry, SeriesBudget budget) {
    this.budget = budget;
    register(
        registry,
        new MetricMetadata(
            "websocket_server_connections", "WebSocket connections that are open at this moment."),
        MetricType.GAUGE,
        metadata -> new GaugeSnapshot(metadata, open()));
    // Not a counter: OpenMetrics could not tell its name from that of the gauge.
    register(
        registry,
        new MetricMetadata(
            "websocket_server_connections_total",
            "WebSocket connections that have been closed, by the code of the first close frame of"
                + " either side; 1005: it had none, 1006: the connection was lost without one."),
        MetricType.UNKNOWN,
        metadata -> new UnknownSnapshot(metadata, closed()));
    register(
        registry,
        new MetricMetadata(
            "websocket_server_messages",
            "WebSocket messages that were received and sent, in however many fragments. Text and"
                + " binary are those of the application."),
        MetricType.COUNTER,
        metadata -> new CounterSnapshot(metadata, messages()));
    register(
        registry,
        new MetricMetadata(
            "websocket_server_message_bytes",
            "Payload of the text and binary messages that were received and sent; as it was on the"
                + " wire where it was compressed."),
        MetricType.COUNTER,
        metadata -> new CounterSnapshot(metadata, bytes()));
  }

  @Override
  public synchronized WebSocketCounts counts(String prefix, @Nullable String template) {
    String route = template == null ? "" : (prefix + template).isEmpty() ? "/" : prefix + template;
    Endpoint known = endpoints.get(route);
    if (known != null) {
      return known;
    }
    if (!budget.take(SERIES)) {
      budget.limited();
      if (endpoints.putIfAbsent(HttpLabels.OTHER_ROUTE, other) == null) {
        budget.takeForOther(SERIES);
      }
      return other;
    }
    Endpoint endpoint = new Endpoint(route);
    endpoints.put(route, endpoint);
    return endpoint;
  }

  private synchronized LongAdder closed(Endpoint endpoint, int code) {
    int kept = endpoint.closed.containsKey(code) || hasRoom(code) ? code : OTHER_CODE;
    LongAdder count = endpoint.closed.get(kept);
    if (count == null) {
      count = new LongAdder();
      endpoint.closed.put(kept, count);
    }
    return count;
  }

  private boolean hasRoom(int code) {
    if (code >= FIRST_CODE && code <= LAST_CODE) {
      return budget.takeForOther(1);
    }
    if (code < FIRST_FREE_CODE || code > LAST_FREE_CODE || freeCodes == MOST_FREE_CODES) {
      return false;
    }
    if (!budget.take(1)) {
      return false;
    }
    freeCodes++;
    return true;
  }

  private synchronized List<Endpoint> all() {
    return new ArrayList<>(endpoints.values());
  }

  private List<GaugeDataPointSnapshot> open() {
    List<GaugeDataPointSnapshot> points = new ArrayList<>();
    for (Endpoint endpoint : all()) {
      // Threads that take one between the stripes' reads can make the sum dip below zero.
      points.add(
          new GaugeDataPointSnapshot(Math.max(endpoint.open().sum(), 0), endpoint.labels, null));
    }
    return points;
  }

  private synchronized List<UnknownDataPointSnapshot> closed() {
    List<UnknownDataPointSnapshot> points = new ArrayList<>();
    for (Endpoint endpoint : endpoints.values()) {
      endpoint.closed.forEach(
          (code, count) ->
              points.add(
                  new UnknownDataPointSnapshot(
                      count.sum(),
                      endpoint.labels.add(
                          "close_code", code == OTHER_CODE ? "_other" : Integer.toString(code)),
                      null)));
    }
    return points;
  }

  private List<CounterDataPointSnapshot> messages() {
    List<CounterDataPointSnapshot> points = new ArrayList<>();
    for (Endpoint endpoint : all()) {
      for (int type = 0; type < TYPE_NAMES.length; type++) {
        points.add(counter(endpoint.received(type), endpoint.receivedLabels[type]));
        points.add(counter(endpoint.sent(type), endpoint.sentLabels[type]));
      }
    }
    return points;
  }

  private List<CounterDataPointSnapshot> bytes() {
    List<CounterDataPointSnapshot> points = new ArrayList<>();
    for (Endpoint endpoint : all()) {
      points.add(counter(endpoint.bytesReceived(), endpoint.bytesReceivedLabels));
      points.add(counter(endpoint.bytesSent(), endpoint.bytesSentLabels));
    }
    return points;
  }

  private static CounterDataPointSnapshot counter(LongAdder count, Labels labels) {
    return new CounterDataPointSnapshot(count.sum(), labels, null, 0);
  }

  private static void register(
      PrometheusRegistry registry,
      MetricMetadata metadata,
      MetricType type,
      Function<MetricMetadata, MetricSnapshot> snapshot) {
    registry.register(
        new Collector() {
          @Override
          public MetricFamilyDescriptor getMetricFamilyDescriptor() {
            return MetricFamilyDescriptor.of(type, metadata);
          }

          @Override
          public MetricSnapshot collect() {
            return snapshot.apply(metadata);
          }
        });
  }

  /** What is counted of the connections to one. */
  private final class Endpoint extends WebSocketCounts {
    final Labels labels;
    final Labels[] receivedLabels = new Labels[TYPE_NAMES.length];
    final Labels[] sentLabels = new Labels[TYPE_NAMES.length];
    final Labels bytesReceivedLabels;
    final Labels bytesSentLabels;
    // By code; under the meter's lock.
    final SortedMap<Integer, LongAdder> closed = new TreeMap<>();

    Endpoint(String route) {
      labels = Labels.of("http_route", route);
      bytesReceivedLabels = labels.add("direction", "received");
      bytesSentLabels = labels.add("direction", "sent");
      for (int type = 0; type < TYPE_NAMES.length; type++) {
        receivedLabels[type] = bytesReceivedLabels.add("type", TYPE_NAMES[type]);
        sentLabels[type] = bytesSentLabels.add("type", TYPE_NAMES[type]);
      }
    }

    @Override
    protected void closed(int code) {
      WebSocketMeter.this.closed(this, code).increment();
    }
  }
}

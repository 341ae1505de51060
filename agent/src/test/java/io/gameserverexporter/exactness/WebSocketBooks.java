package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.Metrics;
import io.gameserverexporter.support.RawWebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What clients have sent and read on WebSocket connections, against what the agent counts. */
final class WebSocketBooks {
  private static final String NAME = "websocket_server_";
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration STALL = Duration.ofMillis(60);
  private static final Duration FOR_ONE_TOO_MANY = Duration.ofMillis(100);

  private final RunningServer server;
  private final Place place;
  private final Map<String, Long> before;
  private final List<RawWebSocket> sockets = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Long> others = new TreeMap<>();

  WebSocketBooks(RunningServer server, Place place) throws IOException, InterruptedException {
    this.server = server;
    this.place = place;
    this.before = counted(server.scrape());
  }

  /** A connection of which everything is noted. */
  RawWebSocket open(String... headers) throws IOException {
    return noted(new RawWebSocket(server.port(), place.path(), headers));
  }

  /** The same over TLS. */
  RawWebSocket openOverTls() throws IOException, InterruptedException {
    return noted(RawWebSocket.overTls(server.tlsPort(), place.path()));
  }

  /** The same over HTTP/2. */
  RawWebSocket openOverHttp2() throws IOException {
    return noted(RawWebSocket.overHttp2(server.port(), place.path()));
  }

  private RawWebSocket noted(RawWebSocket socket) {
    sockets.add(socket);
    return socket;
  }

  /** Notes what another client has sent and read. */
  WebSocketBooks noted(Map<String, Long> more) {
    more.forEach((key, count) -> others.merge(key, count, Long::sum));
    return this;
  }

  /** Notes the end of a connection. */
  WebSocketBooks closed(int code) {
    others.merge("closed " + code, 1L, Long::sum);
    return this;
  }

  void awaitOpen(long connections) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    double open = server.scrape().sum(NAME + "connections");
    while (open != connections && System.nanoTime() < deadline) {
      Thread.sleep(10);
      open = server.scrape().sum(NAME + "connections");
    }
    assertEquals(connections, open, "open connections");
  }

  /** Fails unless exactly that is counted, under the endpoint's route, and none is open. */
  void compare() throws IOException, InterruptedException {
    Map<String, Long> wanted = new TreeMap<>(others);
    for (RawWebSocket socket : sockets) {
      socket.noted().forEach((key, count) -> wanted.merge(key, count, Long::sum));
    }
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Map<String, Long> since = since();
    while (!since.equals(wanted) && System.nanoTime() < deadline) {
      Thread.sleep(10);
      since = since();
    }
    assertEquals(wanted, since);
    awaitOpen(0);
    Thread.sleep(FOR_ONE_TOO_MANY.toMillis());
    assertEquals(wanted, since());
    assertEquals(0, server.scrape().sum("gameserver_exporter_suppressed_errors_total"));
  }

  /** What has been counted so far of this. */
  long counted(String key) throws IOException, InterruptedException {
    return since().getOrDefault(key, 0L);
  }

  /** Waits until so much has been counted of this. */
  void await(String key, long wanted) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (counted(key) != wanted && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertEquals(wanted, counted(key), key);
  }

  /** Waits until that no longer grows, for the moment; returns what it is then. */
  long awaitStall(String key) throws IOException, InterruptedException {
    long before = 0;
    long now = counted(key);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while ((now == 0 || now != before) && System.nanoTime() < deadline) {
      Thread.sleep(STALL.toMillis());
      before = now;
      now = counted(key);
    }
    return now;
  }

  private Map<String, Long> since() throws IOException, InterruptedException {
    Map<String, Long> added = counted(server.scrape());
    before.forEach((key, count) -> added.merge(key, -count, Long::sum));
    added.values().removeIf(count -> count == 0);
    return added;
  }

  private Map<String, Long> counted(Metrics metrics) {
    Map<String, Long> counted = new TreeMap<>();
    metrics.samples().stream()
        .filter(sample -> sample.name().startsWith(NAME) && sample.value() > 0)
        .forEach(
            sample -> {
              String key =
                  switch (sample.name().substring(NAME.length())) {
                    case "messages_total" -> sample.label("direction") + " " + sample.label("type");
                    case "message_bytes_total" -> sample.label("direction") + " bytes";
                    case "connections_total" -> "closed " + sample.label("close_code");
                    default -> "";
                  };
              String route = sample.label("http_route");
              if (!key.isEmpty()) {
                counted.merge(
                    route.equals(place.route()) ? key : key + " at " + route,
                    (long) sample.value(),
                    Long::sum);
              }
            });
    return counted;
  }
}

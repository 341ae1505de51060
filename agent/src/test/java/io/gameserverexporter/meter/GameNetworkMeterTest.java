package io.gameserverexporter.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.boot.GameConnection;
import io.gameserverexporter.boot.GameLine;
import io.gameserverexporter.boot.GameNetwork;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever connections do, in whatever order, none is open twice or less than never. */
class GameNetworkMeterTest {
  private static final int MAX_SERIES = 400;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final SeriesBudget budget = new SeriesBudget(MAX_SERIES);
  private final GameNetworkMeter meter =
      new GameNetworkMeter(registry, PrometheusProperties.get(), budget);

  @BeforeEach
  void install() {
    GameNetwork.install(
        (session, counted) ->
            counted.at(meter.line("mina", "tcp", "7"), meter.line("mina", "udp", "8"), 4));
  }

  @Test
  void nothingBeforeTheFirstConnection() {
    assertEquals(0, Shown.series(registry));
    assertEquals(0, budget.used());
  }

  @Test
  void portsBeyondTheBudgetAreTogether() {
    String[] libraries = {"mina", "kryonet", "spidermonkey"};
    for (int i = 0; i < 900; i++) {
      GameLine line =
          meter.line(libraries[i % 3], i % 2 == 0 ? "tcp" : "udp", Integer.toString(i + 1));
      GameNetwork.install((session, counted) -> counted.at(line, null, 0));
      Object session = new Object();
      GameNetwork.opened(session);
      GameNetwork.received(session);
    }
    assertTrue(Shown.series(registry) <= MAX_SERIES, () -> Shown.series(registry) + " series");
    assertEquals(budget.used(), Shown.series(registry));
    assertEquals(900, sum("game_network_messages"));
    assertTrue(budget.limitedCount() > 800);
  }

  @Test
  void fromItsBeginningToItsEnd() {
    Object session = new Object();
    GameNetwork.opened(session);
    GameNetwork.opened(session);
    assertCounted(1, 1);
    GameNetwork.closed(session);
    GameNetwork.closed(session);
    assertCounted(0, 1);
    // From the queue of an executor.
    GameNetwork.received(session);
    GameNetwork.opened(session);
    assertCounted(0, 1);
    assertEquals(1, sum("game_network_messages"));
  }

  /** Others may send something to a connection just before it is told of. */
  @Test
  void seenBeforeItIsOpened() {
    Object session = new Object();
    GameNetwork.sent(session);
    assertCounted(1, 0);
    GameNetwork.opened(session);
    assertCounted(1, 1);
    GameNetwork.closed(session);
    assertCounted(0, 1);
  }

  /** It was open before the agent came, and has never said anything since. */
  @Test
  void endsUnseen() {
    Object session = new Object();
    GameNetwork.closed(session);
    GameNetwork.received(session);
    assertCounted(0, 0);
  }

  /** As clients in the same JVM are, and sockets that are closed, which have no port. */
  @Test
  void noneOfAServers() {
    GameNetwork.install(meter);
    Object none = new Object();
    GameNetwork.opened(none);
    GameNetwork.received(none, true);
    GameNetwork.received(none, false);
    GameNetwork.received(null, false);
    GameNetwork.read(none, none, "message");
    GameNetwork.read(none, null, "message");
    GameNetwork.written(none, none, "message", 5);
    GameNetwork.receivedBytes(none, 5);
    GameNetwork.sentBytes(none, 5);
    GameNetwork.closed(none);
    assertEquals(0, Shown.series(registry));
  }

  /** Sent is what a thread gives to sockets while the application sends. */
  @Test
  void onWhoseBehalfAThreadSends() {
    Object one = new Object();
    Object gone = new Object();
    GameNetwork.opened(one);
    GameNetwork.opened(gone);
    GameNetwork.closed(gone);
    GameNetwork.sentBy("socket");
    GameConnection before = GameNetwork.enter(one, "message");
    assertNull(before);
    GameNetwork.sentBy("socket");
    GameConnection outer = GameNetwork.enter(gone, null);
    GameNetwork.sentBy("socket");
    GameNetwork.leave(outer);
    GameNetwork.sentBy("socket");
    GameNetwork.leave(before);
    GameNetwork.sentBy("socket");
    assertEquals(2, sum("game_network_messages"));
    assertCounted(1, 2);
  }

  @Test
  void bytesOfMessages() {
    Object connection = new Object();
    GameNetwork.reading(connection, 10);
    GameNetwork.read("socket", connection, null);
    assertCounted(0, 0);
    GameNetwork.read("socket", connection, "message");
    GameNetwork.written("socket", connection, "message", 24);
    assertCounted(1, 0);
    assertEquals(2, sum("game_network_messages"));
    assertEquals(10 + 20, sum("game_network_message_bytes"));
  }

  @Test
  void manyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int i = 0; i < 200; i++) {
        Object session = new Object();
        List<Future<?>> all = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
          int what = t;
          all.add(threads.submit(() -> use(session, what % 4)));
        }
        for (Future<?> each : all) {
          each.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(0, sum("game_network_connections"));
    assertEquals(400, sum("game_network_messages"));
  }

  private static void use(Object session, int what) {
    if (what == 0) {
      GameNetwork.opened(session);
    } else if (what == 1) {
      GameNetwork.sent(session);
    } else {
      GameNetwork.closed(session);
    }
  }

  @Test
  void aMessageTakesNoMemory() {
    Object session = new Object();
    messages(session, 20_000);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    messages(session, 10_000);
    long bytes = threads.getThreadAllocatedBytes(thread) - before;
    assertTrue(bytes < 10_000, bytes + " bytes for 10000 messages");
    assertEquals(30_000 * 6, sum("game_network_messages"));
  }

  private static void messages(Object session, int messages) {
    for (int i = 0; i < messages; i++) {
      GameNetwork.receivedBytes(session, 10);
      GameNetwork.received(session);
      GameNetwork.sent(session);
      GameNetwork.sentBytes(session, 10);
      GameNetwork.reading(session, 10);
      GameNetwork.read("socket", session, "message");
      GameNetwork.written("socket", session, "message", 10);
      GameNetwork.received(session, false);
      GameConnection before = GameNetwork.enter(session, "message");
      GameNetwork.sentBy("socket");
      GameNetwork.leave(before);
    }
  }

  private void assertCounted(int open, int opened) {
    assertEquals(open, sum("game_network_connections"));
    assertEquals(opened, sum("game_network_connections_opened"));
  }

  private double sum(String name) {
    return Shown.sum(registry, name, "");
  }
}

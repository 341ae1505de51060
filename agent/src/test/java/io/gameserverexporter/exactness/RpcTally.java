package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Metrics;
import java.util.Map;
import java.util.TreeMap;

/** Calls that a test makes, and fails unless they are counted exactly so. */
final class RpcTally {
  static final String ACTIVE = "rpc_server_active_calls";

  private static final String DURATION = "rpc_server_call_duration_seconds_count";
  private static final String MESSAGES = "rpc_server_messages_total";
  private static final long LIMIT_NANOS = 15_000_000_000L;
  private static int commands;

  private final RunningServer server;
  private final Map<String, Long> before;
  private final Map<String, Long> wanted = new TreeMap<>();

  RpcTally(RunningServer server) throws Exception {
    this.server = server;
    before = counted(server.scrape());
  }

  /** Lets the client do something, and returns the status that it got. */
  static String run(ForkedServer client, String command) throws Exception {
    String id = "c" + ++commands + " ";
    client.send(id + command);
    return client.awaitOut(id);
  }

  /** One call with its messages; {@code method} is the full name. */
  RpcTally counts(String method, String code, int received, int sent) {
    return counts(1, method, code, received, sent);
  }

  RpcTally counts(int calls, String method, String code, int received, int sent) {
    add(method + " " + code, calls);
    add(method + " received", received);
    add(method + " sent", sent);
    return this;
  }

  private void add(String key, long count) {
    if (count > 0) {
      wanted.merge(key, count, Long::sum);
    }
  }

  /** Waits until all is counted, and none active. */
  void settle() throws Exception {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    Metrics now = server.scrape();
    while (!(wanted.equals(since(now)) && now.sum(ACTIVE) == 0) && System.nanoTime() < deadline) {
      Thread.sleep(10);
      now = server.scrape();
    }
    // Whatever comes late, and was one too many, has come by then.
    Thread.sleep(50);
    now = server.scrape();
    assertEquals(wanted, since(now));
    assertEquals(0, now.sum(ACTIVE));
    assertEquals(0, now.sum("gameserver_exporter_suppressed_errors_total"));
    assertEquals(0, now.sum(Counted.DURATION + "_count"), "a call is no HTTP request");
    assertEquals(0, now.sum(Counted.ACTIVE));
  }

  private Map<String, Long> since(Metrics now) {
    Map<String, Long> added = counted(now);
    before.forEach((key, count) -> added.merge(key, -count, Long::sum));
    added.values().removeIf(count -> count == 0);
    return added;
  }

  private static Map<String, Long> counted(Metrics metrics) {
    Map<String, Long> counted = new TreeMap<>();
    metrics
        .find(DURATION)
        .forEach(
            s ->
                counted.merge(
                    s.label("rpc_method") + " " + s.label("rpc_status_code"),
                    (long) s.value(),
                    Long::sum));
    metrics
        .find(MESSAGES)
        .forEach(
            s ->
                counted.merge(
                    s.label("rpc_method") + " " + s.label("direction"),
                    (long) s.value(),
                    Long::sum));
    counted.values().removeIf(count -> count == 0);
    return counted;
  }
}

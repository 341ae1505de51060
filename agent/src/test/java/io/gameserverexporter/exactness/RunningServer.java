package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.gameserverexporter.exactness.Ledger.Key;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Metrics;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A server under test with the agent in it. */
final class RunningServer implements AutoCloseable {
  private final ServerProgram program;
  private final AgentUnderTest agent;
  private final ForkedServer process;
  private final URI metrics;
  private final int port;

  private RunningServer(
      ServerProgram program, AgentUnderTest agent, ForkedServer process, URI metrics, int port) {
    this.program = program;
    this.agent = agent;
    this.process = process;
    this.metrics = metrics;
    this.port = port;
  }

  static RunningServer await(ServerProgram program, AgentUnderTest agent, ForkedServer process)
      throws IOException, InterruptedException {
    try {
      int port = Integer.parseInt(process.awaitOut("listening on "));
      URI metrics = agent.metrics(process);
      Metrics.awaitOk(metrics);
      return new RunningServer(program, agent, process, metrics, port);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      process.close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  /** That of a server which was told to listen with TLS, too. */
  int tlsPort() throws InterruptedException {
    return Integer.parseInt(process.awaitOut("TLS on "));
  }

  Site site() {
    return program.site();
  }

  private Counted counted() throws IOException, InterruptedException {
    return Counted.in(scrape()).compared(agent);
  }

  Metrics scrape() throws IOException, InterruptedException {
    return Metrics.scrape(metrics);
  }

  /** Requests that a test sends. */
  @FunctionalInterface
  interface Sending {
    void to(Client client) throws Exception;
  }

  /**
   * Fails unless the agent counts exactly what is sent: each request once, under the labels that
   * the client has noted for it, and none active at the end.
   */
  void countsExactly(Sending sending) throws Exception {
    boolean exact = false;
    try {
      sendAndCompare(sending);
      exact = true;
    } finally {
      Tally.note(program, exact);
    }
  }

  private void sendAndCompare(Sending sending) throws Exception {
    Counted before = counted();
    Client client = new Client(port);
    sending.to(client);
    awaitCounted(client.ledger().compared(agent), before);
    // A count too many may come late: whatever still comes, comes before a request sent now.
    client.get(site().ok().path()).answered(200).countedAs(site().ok().route());
    awaitCounted(client.ledger().compared(agent), before);
  }

  /** The end of a request on the server may come after the client has read the response. */
  private void awaitCounted(Ledger sent, Counted before) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + agent.limit().toNanos();
    Counted now = counted();
    while (!isOver(sent, before, now) && System.nanoTime() < deadline) {
      Thread.sleep(10);
      now = counted();
    }
    Map<Key, Long> wanted = sent.entries();
    Map<Key, Long> counted = sent.inTermsOf(now.since(before));
    if (!counted.equals(wanted)) {
      fail(
          "sent, but not counted: "
              + without(wanted, counted)
              + "\ncounted, but not sent: "
              + without(counted, wanted)
              + "\nby "
              + describe());
    }
    assertEquals(
        agent.activeAtEnd(before.active()),
        now.active(),
        () -> "requests still active; " + describe());
  }

  /** Waits until that many requests of the method are active; fails when they never are. */
  void awaitActive(String method, long requests) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + agent.limit().toNanos();
    while (scrape().sum(Counted.ACTIVE, "http_request_method", method) != requests) {
      if (System.nanoTime() > deadline) {
        fail("never " + requests + " active; " + describe());
      }
      Thread.sleep(10);
    }
  }

  /** Waits until as many requests are counted, and none is active; returns that scrape. */
  Metrics awaitTotal(long requests) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + agent.limit().toNanos();
    while (true) {
      Metrics metrics = scrape();
      Counted now = Counted.in(metrics);
      if (now.active() == 0 && now.total() >= requests || System.nanoTime() > deadline) {
        return metrics;
      }
      Thread.sleep(10);
    }
  }

  private static Map<Key, Long> without(Map<Key, Long> all, Map<Key, Long> these) {
    Map<Key, Long> rest = new TreeMap<>(all);
    these.forEach((key, count) -> rest.computeIfPresent(key, (k, more) -> more - count));
    rest.values().removeIf(count -> count <= 0);
    return rest;
  }

  private boolean isOver(Ledger sent, Counted before, Counted now) {
    return now.active() == agent.activeAtEnd(before.active())
        && now.total() - before.total() >= sent.total();
  }

  /** What follows that beginning in a line that the program has written. */
  String said(String beginning) throws InterruptedException {
    return process.awaitOut(beginning);
  }

  /** All the lines that the program has written so far. */
  List<String> said() {
    return Stream.concat(process.out().stream(), process.err().stream()).toList();
  }

  private String describe() {
    return program + ", " + process.describeOutput();
  }

  @Override
  public void close() {
    process.close();
  }
}

package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Metrics;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Games on libraries that have a network of their own: what is sent is what is counted. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class GameNetworkIT extends OnServers {
  private static final List<ServerProgram> NEWEST =
      List.of(Programs.MINA_2_2, Programs.KRYONET, Programs.SPIDERMONKEY_3_6);

  private static @Nullable ForkedServer clients;
  private static int commands;

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.MINA_2_0, 8),
            Variant.of(Programs.MINA_2_1, 11),
            Variant.of(Programs.MINA_2_2, 21),
            Variant.of(Programs.KRYONET, 17),
            Variant.of(Programs.SPIDERMONKEY_3_1, 8),
            Variant.of(Programs.SPIDERMONKEY_3_6, 17))
        .flatMap(variants -> variants);
  }

  @BeforeParameterizedClassInvocation
  static void startClients(Variant variant) throws Exception {
    String main = variant.program().command().get(0).replaceAll("Game$", "Client");
    clients = variant.program().beside(variant.jvm(), main);
  }

  @AfterParameterizedClassInvocation
  static void stopClients() {
    if (clients != null) {
      clients.close();
      clients = null;
    }
  }

  /** Clients of the case before may have left a moment ago. */
  @BeforeEach
  void awaitNobody() throws Exception {
    tell("close");
    await(() -> tally().open() == 0, "no client that is still there");
  }

  @Test
  void countsBothDirections() throws Exception {
    GameTally before = tally();
    Metrics earlier = server().scrape();
    long answers = received();
    connect(3);
    awaitSince(before, new GameTally(3, 3, 0, 0, 0, 0));
    long bytes = tell("send tcp 10 2hello") + tell("send tcp 1 0nothing");
    awaitReceived(answers + 60);
    awaitSince(before, new GameTally(3, 3, 33, 60, 0, 0));
    tell("close");
    awaitSince(before, new GameTally(0, 3, 33, 60, 0, 0));
    Metrics now = server().scrape();
    if (library().equals("spidermonkey")) {
      assertEquals(0, now.find("game_network_message_bytes_total").count());
    } else {
      long received = GameTally.bytes(now, "tcp", "received");
      long sent = GameTally.bytes(now, "tcp", "sent");
      assertEquals(bytes, received - GameTally.bytes(earlier, "tcp", "received"));
      // What 30 answers of the same text have twice, and the three others do not.
      long other = 3 * (library().equals("mina") ? 4 + 8 : 1 + 8);
      assertEquals(2 * (bytes - other), sent - GameTally.bytes(earlier, "tcp", "sent"));
    }
  }

  @Test
  void twentyClientsAtOnce() throws Exception {
    GameTally before = tally();
    long answers = received();
    connect(20);
    tell("send tcp 100 1x");
    awaitReceived(answers + 2000);
    awaitSince(before, new GameTally(20, 20, 2000, 2000, 0, 0));
    tell("close");
    awaitSince(before, new GameTally(0, 20, 2000, 2000, 0, 0));
  }

  @Test
  void sendsToAll() throws Exception {
    GameTally before = tally();
    long answers = received();
    connect(5);
    tell("send tcp 4 A");
    awaitReceived(answers + 100);
    awaitSince(before, new GameTally(5, 5, 20, 100, 0, 0));
  }

  /** Connections of KryoNet and SpiderMonkey have both. */
  @Test
  void countsDatagrams() throws Exception {
    assumeTrue(!library().equals("mina"));
    GameTally before = tally();
    connect(4);
    tell("send udp 10 u");
    awaitSince(before, new GameTally(4, 4, 0, 0, 40, 40));
    long answers = received();
    tell("send udp 1 v");
    awaitReceived(answers + 16);
    awaitSince(before, new GameTally(4, 4, 0, 0, 44, 56));
    Metrics now = server().scrape();
    assertEquals(
        0,
        now.find("game_network_connections")
            .filter(e -> e.label("protocol").equals("udp"))
            .count());
    if (library().equals("kryonet")) {
      assertEquals(
          GameTally.bytes(now, "udp", "received") * 56, GameTally.bytes(now, "udp", "sent") * 44);
    }
  }

  /** MINA has sessions for the addresses that datagrams come from. */
  @Test
  void countsSessionsOfDatagrams() throws Exception {
    assumeTrue(library().equals("mina"));
    GameTally before = tally();
    Metrics earlier = server().scrape();
    int datagrams = 10;
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(15_000);
      byte[] packet = GameClient.packet("1datagram");
      for (int i = 0; i < datagrams; i++) {
        socket.send(
            new DatagramPacket(
                packet, packet.length, InetAddress.getLoopbackAddress(), server().port()));
        socket.receive(new DatagramPacket(new byte[100], 100));
      }
      awaitSince(before, new GameTally(1, 1, 0, 0, datagrams, datagrams));
      // The game ends the session; without that MINA does so after a minute.
      socket.send(
          new DatagramPacket(
              GameClient.packet("K"), 5, InetAddress.getLoopbackAddress(), server().port()));
      awaitSince(before, new GameTally(0, 1, 0, 0, datagrams + 1, datagrams));
    }
    Metrics now = server().scrape();
    assertEquals(
        datagrams * 13 + 5,
        GameTally.bytes(now, "udp", "received") - GameTally.bytes(earlier, "udp", "received"));
    assertEquals(
        datagrams * 13,
        GameTally.bytes(now, "udp", "sent") - GameTally.bytes(earlier, "udp", "sent"));
  }

  /** Neither the game's own sessions as a client are counted, nor what could not be encoded. */
  @Test
  void whatMinaLeavesOut() throws Exception {
    assumeTrue(library().equals("mina"));
    GameTally before = tally();
    long answers = received();
    connect(1);
    tell("send tcp 1 F");
    tell("send tcp 1 1x");
    awaitReceived(answers + 1);
    awaitSince(before, new GameTally(1, 1, 2, 1, 0, 0));
    tell("send tcp 1 V");
    awaitReceived(answers + 2);
    // The game's answer to itself, and that inside the JVM by its port for pipes.
    awaitSince(before, new GameTally(1, 2, 3, 2, 0, 0));
    Metrics now = server().scrape();
    String[] pipe = {"protocol", "local", "local_port", ""};
    assertEquals(2, now.sum("game_network_messages_total", pipe));
    assertEquals(1, now.sum("game_network_connections_opened_total", pipe));
  }

  /** A packet in pieces is one message, several at once are several, half a packet is none. */
  @Test
  void partsAndBatches() throws Exception {
    assumeTrue(library().equals("mina"));
    GameTally before = tally();
    try (GameClient client = new GameClient(server().port())) {
      for (byte each : GameClient.packet("1in pieces")) {
        client.send(new byte[] {each});
      }
      client.expect("1in pieces", 1);
      byte[] batch = new byte[100 * 6];
      for (int i = 0; i < 100; i++) {
        System.arraycopy(GameClient.packet("1b"), 0, batch, 6 * i, 6);
      }
      client.send(batch);
      client.expect("1b", 100);
      client.send(new byte[] {0, 0, 0, 9, 'h', 'a', 'l', 'f'});
      awaitSince(before, new GameTally(1, 1, 101, 101, 0, 0));
    }
    awaitSince(before, new GameTally(0, 1, 101, 101, 0, 0));
  }

  /** SpiderMonkey's other channels belong to the same connections. */
  @Test
  void otherChannels() throws Exception {
    assumeTrue(library().equals("spidermonkey"));
    GameTally before = tally();
    long answers = received();
    connect(2);
    tell("send tcp 3 c");
    awaitReceived(answers + 6 + 12);
    awaitSince(before, new GameTally(2, 2, 6, 18, 0, 0));
  }

  @Test
  void theServerThrowsThemOut() throws Exception {
    GameTally before = tally();
    connect(4);
    tell("send tcp 1 K");
    await(() -> tell("connected") == 0, "nobody left");
    awaitSince(before, new GameTally(0, 4, 4, 0, 0, 0));
  }

  @Test
  void resets() throws Exception {
    GameTally before = tally();
    long answers = received();
    connect(7);
    tell("send tcp 1 1y");
    awaitReceived(answers + 7);
    tell("reset");
    awaitSince(before, new GameTally(0, 7, 7, 7, 0, 0));
  }

  /** Bytes that are no message end a connection, and count for nothing. */
  @Test
  void brokenInput() throws Exception {
    GameTally before = tally();
    connect(2);
    tell("junk");
    awaitSince(before, new GameTally(0, 2, 0, 0, 0, 0));
  }

  /** Who has not said who he is is no connection as yet, but a session of MINA's. */
  @Test
  void whoSaysNothing() throws Exception {
    GameTally before = tally();
    int expected = library().equals("mina") ? 3 : 0;
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      silent.add(new Socket(InetAddress.getLoopbackAddress(), server().port()));
    }
    connect(1);
    awaitSince(before, new GameTally(expected + 1, expected + 1, 0, 0, 0, 0));
    for (Socket each : silent) {
      each.close();
    }
    awaitSince(before, new GameTally(1, expected + 1, 0, 0, 0, 0));
  }

  /** Each client has sent a ping and a keep-alive, which come before its message. */
  @Test
  void keepAlives() throws Exception {
    assumeTrue(library().equals("kryonet"));
    GameTally before = tally();
    long answers = received();
    connect(2);
    tell("send tcp 1 1x");
    awaitReceived(answers + 2);
    awaitSince(before, new GameTally(2, 2, 2, 2, 0, 0));
  }

  /** Half of the connections are there before the agent is: they count from then on. */
  @Test
  void attachedToARunningServer() throws Exception {
    assumeTrue(NEWEST.contains(variant.program()));
    try (ForkedServer process = variant.program().startAlone(variant.jvm())) {
      int port = Integer.parseInt(process.awaitOut("listening on "));
      long answers = received();
      tell("connect " + port + " 2");
      tell("send tcp 1 1before");
      awaitReceived(answers + 2);
      Attaching.attach(process, Path.of(System.getProperty("agent.jar")), "port=0");
      URI metrics = URI.create(process.awaitErr("gameserver-exporter: metrics at ").trim());
      Metrics.awaitOk(metrics.resolve("/-/ready"));
      tell("one 2after");
      awaitReceived(answers + 4);
      awaitEqual(new GameTally(1, 0, 1, 2, 0, 0), metrics, library().equals("kryonet") ? 2 : 1);
      tell("connect " + port + " 1");
      tell("send tcp 1 1all");
      awaitReceived(answers + 7);
      awaitEqual(new GameTally(3, 1, 4, 5, 0, 0), metrics, 3);
      tell("close");
      awaitEqual(new GameTally(0, 1, 4, 5, 0, 0), metrics, 0);
      assertEquals(0, Metrics.scrape(metrics).sum("gameserver_exporter_suppressed_errors_total"));
    }
  }

  /**
   * @param open KryoNet's keep-alives show those, too, that say nothing
   */
  private void awaitEqual(GameTally wanted, URI metrics, int open) throws Exception {
    GameTally expected = new GameTally(open, wanted.opened(), wanted.in(), wanted.out(), 0, 0);
    awaitTally(() -> GameTally.in(Metrics.scrape(metrics), library()), expected);
  }

  private String library() {
    String name = variant.program().name();
    return name.substring(0, name.indexOf(' '));
  }

  private void connect(int count) throws Exception {
    tell("connect " + server().port() + " " + count);
  }

  private static long received() throws Exception {
    return tell("received");
  }

  private static void awaitReceived(long count) throws Exception {
    await(() -> received() >= count, "answers");
    assertEquals(count, received());
  }

  /** Has the clients do something, and tells what they answer. */
  private static long tell(String command) throws Exception {
    ForkedServer told = Objects.requireNonNull(clients);
    commands++;
    told.send(commands + " " + command);
    String answer = told.awaitOut(commands + " ").trim();
    try {
      return Long.parseLong(answer);
    } catch (NumberFormatException failed) {
      throw new AssertionError(command + ": " + answer + ", " + told.describeOutput(), failed);
    }
  }

  private GameTally tally() throws IOException, InterruptedException {
    return GameTally.in(server().scrape(), library());
  }

  private void awaitSince(GameTally before, GameTally wanted) throws Exception {
    awaitTally(() -> tally().since(before), wanted);
    assertEquals(0, server().scrape().sum("gameserver_exporter_suppressed_errors_total"));
  }

  private static void awaitTally(Callable<GameTally> now, GameTally wanted) throws Exception {
    long deadline = System.nanoTime() + 15_000_000_000L;
    while (!now.call().equals(wanted) && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    // A count too many may come late.
    Thread.sleep(30);
    assertEquals(wanted, now.call());
  }

  private static void await(Callable<Boolean> condition, String what) throws Exception {
    long deadline = System.nanoTime() + 15_000_000_000L;
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("in vain: " + what);
      }
      Thread.sleep(10);
    }
  }
}

package io.gameserverexporter.exactness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Metrics;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A game on Netty with a protocol of its own: what is sent is what is counted. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class NettyTrafficIT extends OnServers {
  /** Its files in /proc tell that they are open, also in a server without the agent. */
  private static final String LEFT_OPEN =
      "Netty 4.2.18 leaves some connections open for good that were reset";

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.NETTY_4_1_0_GAME, 8),
            Variant.of(Programs.NETTY_4_1_GAME.shaded("io.netty"), 17),
            Variant.of(Programs.NETTY_4_2_GAME, 21),
            hasEpoll() ? Variant.of(Programs.NETTY_4_1_EPOLL_GAME, 11) : Stream.<Variant>of(),
            hasEpoll() ? Variant.of(Programs.NETTY_4_2_EPOLL_GAME, 17) : Stream.<Variant>of(),
            hasIoUring() ? Variant.of(Programs.NETTY_4_2_IO_URING_GAME, 21) : Stream.<Variant>of())
        .flatMap(variants -> variants);
  }

  /** The native file that the tests take is for these processors. */
  private static boolean hasEpoll() {
    return Files.exists(Path.of("/proc/version")) && System.getProperty("os.arch").equals("amd64");
  }

  /** Kernels of containers often refuse it. */
  private static boolean hasIoUring() {
    try {
      return hasEpoll()
          && Files.readString(Path.of("/proc/sys/kernel/io_uring_disabled")).strip().equals("0")
          && Files.readString(Path.of("/proc/self/status")).matches("(?s).*\\nSeccomp:\\s+0\\n.*");
    } catch (IOException older) {
      return false;
    }
  }

  @Test
  void countsBothDirections() throws Exception {
    NettyTally before = tally();
    try (GameClient client = client()) {
      client.exchange("1hello");
      client.exchange("3abc");
      client.exchange("0nothing comes back");
      client.exchange("2" + "x".repeat(300_000));
    }
    NettyTally sent =
        new NettyTally(0, 1, 4 * 4 + 6 + 4 + 19 + 300_001, 6 * 4 + 6 + 3 * 4 + 2 * 300_001, 4, 6);
    awaitSince(before, sent);
  }

  /** A packet in pieces is one message, and several at once are several. */
  @Test
  void countsPartsAndBatches() throws Exception {
    NettyTally before = tally();
    try (GameClient client = client()) {
      byte[] packet = GameClient.packet("1in pieces");
      for (byte each : packet) {
        client.send(new byte[] {each});
      }
      client.expect("1in pieces", 1);
      byte[] batch = new byte[100 * 6];
      for (int i = 0; i < 100; i++) {
        System.arraycopy(GameClient.packet("1b"), 0, batch, 6 * i, 6);
      }
      client.send(batch);
      client.expect("1b", 100);
    }
    awaitSince(before, new NettyTally(0, 1, 14 + 600, 14 + 600, 101, 101));
  }

  /** Bytes without a message: the client leaves in the middle of one. */
  @Test
  void halfAPacketIsNoMessage() throws Exception {
    NettyTally before = tally();
    try (GameClient client = client()) {
      client.send(new byte[] {0, 0, 0, 9, 'h', 'a', 'l', 'f'});
      client.endSending();
      client.awaitEnd();
    }
    awaitSince(before, new NettyTally(0, 1, 8, 0, 0, 0));
  }

  /** What a decoder hands on counts, not what it is given. */
  @Test
  void oneMessageThatBecomesTwo() throws Exception {
    NettyTally before = tally();
    double split = split();
    try (GameClient client = client()) {
      client.send(GameClient.packet("S"));
      client.expect("1a", 1);
      client.expect("1b", 1);
      client.exchange("1c");
    }
    awaitSince(before, new NettyTally(0, 1, 5 + 6, 3 * 6, 2, 3));
    assertEquals(3, split() - split);
  }

  private double split() throws IOException, InterruptedException {
    return server()
        .scrape()
        .sum(
            "netty_messages_total", "direction", "received", "decoder", "NettyGame.PacketSplitter");
  }

  /** Connections of the game's own have no series each, whatever their ports. */
  @Test
  void connectsToOthers() throws Exception {
    Metrics before = server().scrape();
    int connections = 5;
    try (ServerSocket other = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        GameClient client = client()) {
      for (int i = 0; i < connections; i++) {
        client.send(GameClient.packet("C" + other.getLocalPort()));
        try (Socket accepted = other.accept()) {
          accepted.setSoTimeout(20_000);
          assertEquals("hello", new String(accepted.getInputStream().readNBytes(5), US_ASCII));
          accepted.getOutputStream().write("bye".getBytes(US_ASCII));
          assertEquals(-1, accepted.getInputStream().read());
        }
      }
    }
    awaitOwn(before, 0, "netty_channels");
    awaitOwn(before, connections, "netty_channels_opened_total");
    awaitOwn(before, connections * 5, "netty_bytes_total", "direction", "sent");
    awaitOwn(before, connections * 3, "netty_bytes_total", "direction", "received");
    List<String> ports =
        server().scrape().find("netty_channels").map(each -> each.label("local_port")).toList();
    String port = Integer.toString(server().port());
    assertEquals(Set.of("", port), Set.copyOf(ports));
    assertEquals(3, ports.size());
  }

  private void awaitOwn(Metrics before, int wanted, String name, String... more)
      throws IOException, InterruptedException {
    String[] labels = new String[4 + more.length];
    String[] own = {"protocol", "tcp", "local_port", ""};
    System.arraycopy(own, 0, labels, 0, own.length);
    System.arraycopy(more, 0, labels, own.length, more.length);
    awaitGrown(before, wanted, name, labels);
  }

  private void awaitGrown(Metrics before, long wanted, String name, String... labels)
      throws IOException, InterruptedException {
    double from = before.sum(name, labels);
    await(() -> server().scrape().sum(name, labels) - from == wanted, name);
  }

  /** Clients of the case before may have left a moment ago. */
  @BeforeEach
  void awaitNobody() throws Exception {
    await(() -> tally().open() == 0, "no client that is still there");
  }

  /** The scrape waits for no loop, and tells how long others have to. */
  @Test
  void aLoopThatIsBlocked() throws Exception {
    Path file = Files.createTempDirectory("loop").resolve("go-on");
    try (GameClient client = client()) {
      client.exchange("1x");
      String packet = "B" + file;
      client.send(GameClient.packet(packet));
      await(() -> delay() > 1, "a delay that grows");
      double delay = delay();
      await(() -> delay() > delay, "a delay that goes on growing");
      await(() -> server().scrape().sum("netty_event_loop_pending_tasks") == 0, "no task but ours");
      assertFalse(client.hasAnswer());
      Files.createFile(file);
      client.expect(packet, 1);
      await(() -> delay() < 1, "a loop that has no delay any more");
    } finally {
      Files.deleteIfExists(file);
      Files.delete(file.getParent());
    }
    assertEquals(0, server().scrape().sum("gameserver_exporter_suppressed_errors_total"));
  }

  private double delay() throws IOException, InterruptedException {
    return server().scrape().sum("netty_event_loop_delay_seconds");
  }

  private static void await(Callable<Boolean> condition, String what)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + 15_000_000_000L;
    try {
      while (!condition.call()) {
        assertTrue(System.nanoTime() < deadline, what);
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException | RuntimeException passed) {
      throw passed;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void fiftyClientsAtOnce() throws Exception {
    NettyTally before = tally();
    int clients = 50;
    int packets = 40;
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(
            threads.submit(
                () -> {
                  try (GameClient client = client()) {
                    for (int each = 0; each < packets; each++) {
                      client.exchange("2" + each % 10);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    long messages = (long) clients * packets;
    awaitSince(
        before, new NettyTally(0, clients, messages * 6, messages * 12, messages, messages * 2));
  }

  /**
   * A client that asks for more than it takes, as one does whose process is stopped: bytes count
   * when the system has them, and messages when they have been encoded.
   */
  @Test
  void aClientThatDoesNotRead() throws Exception {
    NettyTally before = tally();
    String packet = "9" + "x".repeat(249_999);
    int packets = 12;
    long answered = 9L * packets * (4 + packet.length());
    try (GameClient client = client()) {
      for (int i = 0; i < packets; i++) {
        client.send(GameClient.packet(packet));
      }
      await(() -> tally().since(before).messagesOut() == 9 * packets, "answers that wait");
      NettyTally waiting = tally().since(before);
      assertEquals(packets, waiting.messagesIn());
      assertTrue(waiting.bytesOut() < answered, waiting::toString);
      client.expect(packet, 9 * packets);
    }
    awaitSince(
        before,
        new NettyTally(
            0, 1, (long) packets * (4 + packet.length()), answered, packets, 9 * packets));
  }

  /** Nor does one that never reads again keep its connection, or more bytes than were taken. */
  @Test
  void aClientThatIsKilledWithAnswersWaiting() throws Exception {
    assumeFalse(transport().equals("io_uring"), LEFT_OPEN);
    NettyTally before = tally();
    String packet = "9" + "x".repeat(249_999);
    try (GameClient client = client()) {
      for (int i = 0; i < 12; i++) {
        client.send(GameClient.packet(packet));
      }
      await(() -> tally().since(before).messagesOut() == 9 * 12, "answers that wait");
      client.reset();
    }
    awaitNobody();
    NettyTally now = tally().since(before);
    assertEquals(1, now.total());
    assertEquals(12, now.messagesIn());
    assertTrue(now.bytesOut() < 9L * 12 * (4 + packet.length()), now::toString);
    assertEquals(0, server().scrape().sum("gameserver_exporter_suppressed_errors_total"));
  }

  /** As many as can be opened in a short time, some of them gone before they were accepted. */
  @Test
  void aStormOfConnections() throws Exception {
    NettyTally before = tally();
    int threads = 8;
    int each = 75;
    ExecutorService clients = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            clients.submit(
                () -> {
                  for (int connection = 0; connection < each; connection++) {
                    client().close();
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      clients.shutdownNow();
    }
    awaitSince(before, new NettyTally(0, threads * each, 0, 0, 0, 0));
  }

  @Test
  void openAreThoseThatAreOpen() throws Exception {
    NettyTally before = tally();
    List<GameClient> clients = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      GameClient client = client();
      client.exchange("1x");
      clients.add(client);
    }
    awaitSince(before, new NettyTally(7, 7, 7 * 6, 7 * 6, 7, 7));
    assertEquals(
        7, server().scrape().sum("netty_channels", "protocol", "tcp", "transport", transport()));
    for (GameClient client : clients) {
      client.reset();
    }
    awaitSince(before, new NettyTally(0, 7, 7 * 6, 7 * 6, 7, 7));
  }

  /** Reset before the server has heard anything of them, and in the middle of a packet. */
  @Test
  void abruptResets() throws Exception {
    assumeFalse(transport().equals("io_uring"), LEFT_OPEN);
    NettyTally before = tally();
    for (int i = 0; i < 20; i++) {
      GameClient client = client();
      if (i % 2 == 0) {
        client.exchange("1y");
        client.send(new byte[] {0, 0, 1});
      }
      client.reset();
    }
    // What has come with a reset may be lost on the way to the program.
    await(() -> tally().since(before).total() == 20, "20 that were accepted");
    awaitNobody();
    NettyTally now = tally().since(before);
    assertEquals(20, now.total());
    assertEquals(10, now.messagesIn());
    assertEquals(10, now.messagesOut());
    assertEquals(10 * 6, now.bytesOut());
    assertTrue(now.bytesIn() >= 10 * 6 && now.bytesIn() <= 10 * 9, now::toString);
  }

  /** The server closes, while more comes. */
  @Test
  void theServerCloses() throws Exception {
    NettyTally before = tally();
    try (GameClient client = client()) {
      client.exchange("1z");
      client.send(GameClient.packet("X"));
      client.awaitEnd();
    }
    awaitSince(before, new NettyTally(0, 1, 6 + 5, 6, 2, 1));
  }

  @Test
  void countsDatagrams() throws Exception {
    Metrics before = server().scrape();
    int datagrams = 30;
    long bytes = 0;
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(10_000);
      for (int i = 1; i <= datagrams; i++) {
        byte[] text = "d".repeat(i).getBytes(US_ASCII);
        bytes += text.length;
        socket.send(
            new DatagramPacket(
                text, text.length, InetAddress.getLoopbackAddress(), server().port()));
        DatagramPacket answer = new DatagramPacket(new byte[100], 100);
        socket.receive(answer);
        assertEquals(i, answer.getLength());
      }
    }
    // The client may have the last one before the server has counted it.
    for (String direction : List.of("received", "sent")) {
      String[] labels = {
        "protocol", "udp", "local_port", Integer.toString(server().port()), "direction", direction
      };
      awaitGrown(before, datagrams, "netty_datagrams_total", labels);
      awaitGrown(before, bytes, "netty_bytes_total", labels);
    }
    assertEquals(
        1, server().scrape().sum("netty_channels", "protocol", "udp", "transport", transport()));
  }

  private boolean is410() {
    return variant.program().name().contains("4.1.0");
  }

  private String transport() {
    String name = variant.program().name();
    return name.contains("epoll") ? "epoll" : name.contains("io_uring") ? "io_uring" : "nio";
  }

  /** Loops and allocators are those that the server's channels use. */
  @Test
  void tellsOfLoopsAndAllocators() throws Exception {
    try (GameClient client = client()) {
      client.exchange("1loops");
      await(() -> delay() > 0, "a delay");
      await(() -> server().scrape().sum("netty_event_loop_pending_tasks") == 0, "no tasks");
      Metrics now = server().scrape();
      // Nobody but a loop itself may ask one of 4.1.0 for its tasks.
      assertEquals(is410() ? 0 : 1, now.find("netty_event_loop_pending_tasks").count());
      assertEquals(1, now.find("netty_event_loop_delay_seconds").count());
      if (!is410()) {
        assertTrue(now.sum("netty_allocator_used_bytes") > 0);
      }
    }
    assertEquals(0, server().scrape().sum("gameserver_exporter_suppressed_errors_total"));
  }

  /** Half of the connections are there before the agent is: they count from then on. */
  @Test
  void attachedToARunningServer() throws Exception {
    try (ForkedServer process = variant.program().startAlone(variant.jvm())) {
      int port = Integer.parseInt(process.awaitOut("listening on "));
      try (GameClient idle = new GameClient(port);
          GameClient early = new GameClient(port)) {
        early.exchange("1before");
        attach(process);
        URI metrics = URI.create(process.awaitErr("gameserver-exporter: metrics at ").trim());
        Metrics.awaitOk(metrics.resolve("/-/ready"));
        early.exchange("2after");
        awaitEqual(new NettyTally(1, 0, 10, 20, 1, 2), metrics, port);
        try (GameClient late = new GameClient(port)) {
          late.exchange("1late");
          awaitEqual(new NettyTally(2, 1, 19, 29, 2, 3), metrics, port);
        }
        idle.reset();
        early.reset();
        awaitEqual(new NettyTally(0, 1, 19, 29, 2, 3), metrics, port);
      }
      assertEquals(
          0, Metrics.scrape(metrics(process)).sum("gameserver_exporter_suppressed_errors_total"));
    }
  }

  private static URI metrics(ForkedServer process) throws InterruptedException {
    return URI.create(process.awaitErr("gameserver-exporter: metrics at ").trim());
  }

  private static void attach(ForkedServer target) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(target.pid()));
    try {
      machine.loadAgent(System.getProperty("agent.jar"), "port=0");
    } catch (AgentLoadException e) {
      // How the Attach API of newer JDKs understands the answer 0, success, of a JDK 8.
      if (!String.valueOf(e.getMessage()).matches("(.*: )?0")) {
        throw e;
      }
    } finally {
      machine.detach();
    }
  }

  private GameClient client() throws IOException {
    return new GameClient(server().port());
  }

  private NettyTally tally() throws IOException, InterruptedException {
    return NettyTally.in(server().scrape(), server().port());
  }

  private void awaitSince(NettyTally before, NettyTally wanted) throws Exception {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!tally().since(before).equals(wanted) && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    // A count too many may come late.
    Thread.sleep(50);
    assertEquals(wanted, tally().since(before));
    assertEquals(0, server().scrape().sum("gameserver_exporter_suppressed_errors_total"));
  }

  private static void awaitEqual(NettyTally wanted, URI metrics, int port) throws Exception {
    long deadline = System.nanoTime() + 10_000_000_000L;
    NettyTally now = NettyTally.in(Metrics.scrape(metrics), port);
    while (!now.equals(wanted) && System.nanoTime() < deadline) {
      Thread.sleep(10);
      now = NettyTally.in(Metrics.scrape(metrics), port);
    }
    assertEquals(wanted, now);
  }
}

package io.gameserverexporter.loading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Games with sockets of the JDK and a protocol of their own: what is sent is what is counted. */
class JdkSocketsIT {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String SETTINGS = "port=0,enabled=all,jdk-sockets";
  private static final int LIMIT_MILLIS = 15_000;
  private static final List<String> CLIENTS =
      List.of("socket", "timed", "adaptor", "channel", "selector", "async");

  /** Linux gives ports beyond to those who choose none. */
  private static final int LAST_CHOSEN = 32767;

  private static int lastPort = 20_000 + (int) (ProcessHandle.current().pid() % 10_000);

  static List<Jvm> jvms() {
    return Jvms.of(8, 11, 17, 21, 26);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jvms")
  void countsWhatIsSent(Jvm jvm) throws Exception {
    int packets = freeForDatagrams();
    int datagrams = freeForDatagrams();
    try (ForkedServer program = fork(jvm, packets, datagrams).agent(SETTINGS).start()) {
      Map<String, Integer> ports = ports(program);
      Exporter exporter = Exporter.in(program);
      for (Map.Entry<String, Integer> server : ports.entrySet()) {
        if (server.getValue() == packets || server.getValue() == datagrams) {
          countsDatagrams(exporter, server.getValue());
        } else if (!server.getKey().equals("tls")) {
          countsConnections(exporter, server.getValue());
          countsOperations(exporter, server.getValue());
          twentyAtOnce(exporter, server.getValue());
        }
      }
      for (String client : CLIENTS) {
        countsOwnConnections(exporter, client);
      }
      encryptedOnce(exporter, ports.get("tls"));
      countsOwnDatagrams(exporter, "packets");
      countsOwnDatagrams(exporter, "datagrams");
      othersAreNotCounted(exporter);
      forgottenOnesAreClosed(exporter);
      // Nobody's but the servers': clients' have no port, and the agent's endpoint is not there.
      Set<String> known = ports.values().stream().map(String::valueOf).collect(Collectors.toSet());
      known.add("");
      assertEquals(known, shownPorts(exporter));
      assertEquals(List.of(), Exporter.complaints(program), program::describeOutput);
    }
  }

  /** Where sockets are made of other things. */
  static List<Jvm> jvmsToAttachTo() {
    return Jvms.of(8, 11, 26);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jvmsToAttachTo")
  void anAttachCountsFromThenOn(Jvm jvm) throws Exception {
    int packets = freeForDatagrams();
    int datagrams = freeForDatagrams();
    try (ForkedServer program = fork(jvm, packets, datagrams).start()) {
      Map<String, Integer> ports = ports(program);
      ports.remove("tls");
      Map<Integer, List<Client>> early = new LinkedHashMap<>();
      for (int port : ports.values()) {
        if (port != packets && port != datagrams) {
          early.put(port, List.of(new Client(port), new Client(port)));
          early.get(port).get(0).exchange(100);
          early.get(port).get(1).exchange(100);
        }
      }
      try (DatagramSocket before = new DatagramSocket()) {
        exchange(before, packets, 10);
        exchange(before, datagrams, 10);
        Attaching.attach(program, AgentJar.file(), SETTINGS);
        Exporter exporter = Exporter.in(program);
        for (int port : early.keySet()) {
          // The first read may be one that has waited for it since before the attach.
          early.get(port).get(0).exchange(1);
          await(exporter, port, now -> now.open() == 1 && now.opened() == 0);
          Tally now = Tally.of(exporter, port);
          early.get(port).get(0).exchange(5000);
          await(exporter, port, now.plus(0, 0, 5000, 5000));
          try (Client late = new Client(port)) {
            late.exchange(7);
            await(exporter, port, now.plus(1, 1, 5007, 5007));
          }
          early.get(port).get(1).reset();
          early.get(port).get(0).close();
          await(exporter, port, now.plus(-1, 1, 5007, 5007));
        }
        // Those that had waited for one go on with the next.
        exchange(before, packets, 10);
        exchange(before, datagrams, 10);
        countsDatagrams(exporter, packets);
        countsDatagrams(exporter, datagrams);
        countsOwnConnections(exporter, "socket");
        assertEquals(List.of(), Exporter.complaints(program), program::describeOutput);
      }
    }
  }

  private static Fork fork(Jvm jvm, int packets, int datagrams) {
    return new Fork(
        jvm, Program.SOCKETS.with(Integer.toString(packets), Integer.toString(datagrams)));
  }

  private static synchronized int freeForDatagrams() throws IOException {
    while (lastPort++ < LAST_CHOSEN) {
      try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, lastPort))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // The next one, then.
      }
    }
    throw new IOException("no port is free");
  }

  private static Map<String, Integer> ports(ForkedServer program) throws Exception {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (String each : program.awaitOut("listening on ").split(" ")) {
      String[] halves = each.split("=", -1);
      ports.put(halves[0], Integer.parseInt(halves[1]));
    }
    return ports;
  }

  private static void countsConnections(Exporter exporter, int port) throws Exception {
    Tally before = Tally.of(exporter, port);
    try (Client exact = new Client(port);
        Client silent = new Client(port);
        Client halfOpen = new Client(port)) {
      exact.exchange(1);
      exact.exchange(60_000);
      await(exporter, port, before.plus(3, 3, 60_001, 60_001));
      halfOpen.exchange(3);
      halfOpen.endSending();
      halfOpen.awaitEnd();
      await(exporter, port, before.plus(2, 3, 60_004, 60_004));
      silent.reset();
      await(exporter, port, before.plus(1, 3, 60_004, 60_004));
      // The server closes it.
      exact.send(new byte[] {'a', 'Q'});
      exact.expect(new byte[] {'a', 'Q'});
      exact.awaitEnd();
      await(exporter, port, before.plus(0, 3, 60_006, 60_006));
    }
    try (Client abrupt = new Client(port)) {
      abrupt.exchange(10);
      abrupt.reset();
    }
    await(exporter, port, before.plus(0, 4, 60_016, 60_016));
  }

  private static void countsOperations(Exporter exporter, int port) throws Exception {
    Metrics before = exporter.scrape();
    int times = 25;
    try (Client client = new Client(port)) {
      for (int i = 0; i < times; i++) {
        client.exchange(1 + i % 5);
      }
    }
    for (String operation : List.of("read", "write")) {
      String[] labels = {"local_port", Integer.toString(port), "operation", operation};
      double from = before.sum("socket_operations_total", labels);
      awaitTrue(
          exporter, () -> exporter.scrape().sum("socket_operations_total", labels) - from == times);
    }
  }

  /** With scrapes in between. */
  private static void twentyAtOnce(Exporter exporter, int port) throws Exception {
    Tally before = Tally.of(exporter, port);
    int clients = 20;
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    CountDownLatch allOpen = new CountDownLatch(clients);
    CountDownLatch seen = new CountDownLatch(1);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(
            threads.submit(
                () -> {
                  try (Client client = new Client(port)) {
                    client.exchange(50);
                    allOpen.countDown();
                    seen.await();
                    for (int each = 0; each < 10; each++) {
                      client.exchange(50);
                    }
                  }
                  return null;
                }));
      }
      allOpen.await();
      await(exporter, port, before.plus(clients, clients, clients * 50, clients * 50));
      seen.countDown();
      exporter.scrape();
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      seen.countDown();
      threads.shutdownNow();
    }
    await(exporter, port, before.plus(0, clients, clients * 11 * 50, clients * 11 * 50));
  }

  private static void countsDatagrams(Exporter exporter, int port) throws Exception {
    Metrics before = exporter.scrape();
    int bytes = 0;
    int datagrams = 0;
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int size : new int[] {0, 1, 100, 1400}) {
        exchange(socket, port, size);
        bytes += size;
        datagrams++;
      }
    }
    awaitDatagrams(exporter, before, Integer.toString(port), datagrams, bytes, bytes);
  }

  private static void exchange(DatagramSocket socket, int port, int size) throws IOException {
    socket.setSoTimeout(LIMIT_MILLIS);
    socket.send(new DatagramPacket(new byte[size], size, LOOPBACK, port));
    DatagramPacket answer = new DatagramPacket(new byte[2000], 2000);
    socket.receive(answer);
    assertEquals(size, answer.getLength());
  }

  private static void countsOwnDatagrams(Exporter exporter, String style) throws Exception {
    Metrics before = exporter.scrape();
    try (DatagramSocket other = new DatagramSocket(0, LOOPBACK)) {
      other.setSoTimeout(LIMIT_MILLIS);
      command(exporter, style, other.getLocalPort());
      DatagramPacket packet = new DatagramPacket(new byte[10], 10);
      other.receive(packet);
      packet.setData("bye".getBytes(US_ASCII));
      other.send(packet);
    }
    awaitDone(exporter);
    awaitDatagrams(exporter, before, "", 1, 3, 5);
  }

  private static void awaitDatagrams(
      Exporter exporter, Metrics before, String port, int datagrams, int received, int sent)
      throws Exception {
    for (String direction : List.of("received", "sent")) {
      int bytes = direction.equals("sent") ? sent : received;
      String[] labels = {"local_port", port, "direction", direction};
      String[] more = {"local_port", port, "direction", direction, "protocol", "udp"};
      double from = before.sum("socket_datagrams_total", labels);
      double fromBytes = before.sum("socket_bytes_total", more);
      awaitTrue(
          exporter,
          () -> {
            Metrics now = exporter.scrape();
            return now.sum("socket_datagrams_total", labels) - from == datagrams
                && now.sum("socket_bytes_total", more) - fromBytes == bytes;
          });
    }
  }

  private static void countsOwnConnections(Exporter exporter, String style) throws Exception {
    Tally before = Tally.of(exporter, "");
    try (ServerSocket other = new ServerSocket(0, 10, LOOPBACK)) {
      command(exporter, style, other.getLocalPort());
      try (Socket socket = other.accept()) {
        socket.setSoTimeout(LIMIT_MILLIS);
        assertEquals("hello", new String(socket.getInputStream().readNBytes(5), US_ASCII));
        await(exporter, "", before.plus(1, 1, 0, 5));
        socket.getOutputStream().write("bye".getBytes(US_ASCII));
        assertEquals(-1, socket.getInputStream().read());
      }
    }
    awaitDone(exporter);
    await(exporter, "", before.plus(0, 1, 3, 5));
  }

  /** What goes over the wire, not what is in it; and not both. */
  private static void encryptedOnce(Exporter exporter, int port) throws Exception {
    Tally before = Tally.of(exporter, port);
    Tally own = Tally.of(exporter, "");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    AtomicLong there = new AtomicLong();
    AtomicLong back = new AtomicLong();
    try (ServerSocket wire = new ServerSocket(0, 10, LOOPBACK)) {
      command(exporter, "tls", wire.getLocalPort());
      try (Socket client = wire.accept();
          Socket server = new Socket(LOOPBACK, port)) {
        Future<?> up = threads.submit(() -> pass(client, server, there));
        Future<?> down = threads.submit(() -> pass(server, client, back));
        exporter.process().awaitOut(commands + " exchanged");
        await(exporter, port, before.plus(1, 1, there.get(), back.get()));
        await(exporter, "", own.plus(1, 1, back.get(), there.get()));
        assertTrue(there.get() > 10_000 && back.get() > 10_000);
        assertTrue(!up.isDone() && !down.isDone());
      }
    } finally {
      threads.shutdownNow();
    }
    awaitDone(exporter);
    awaitTrue(exporter, () -> Tally.of(exporter, port).open() == before.open());
    awaitTrue(exporter, () -> Tally.of(exporter, "").open() == own.open());
  }

  private static Void pass(Socket from, Socket to, AtomicLong bytes) throws IOException {
    byte[] buffer = new byte[8192];
    for (int n = from.getInputStream().read(buffer);
        n >= 0;
        n = from.getInputStream().read(buffer)) {
      bytes.addAndGet(n);
      to.getOutputStream().write(buffer, 0, n);
    }
    return null;
  }

  private static void othersAreNotCounted(Exporter exporter) throws Exception {
    Tally before = Tally.of(exporter, "");
    int nobody;
    try (ServerSocket gone = new ServerSocket(0, 1, LOOPBACK)) {
      nobody = gone.getLocalPort();
    }
    command(exporter, "refused", nobody);
    awaitDone(exporter);
    command(exporter, "pipe", 0);
    awaitDone(exporter);
    assertEquals(before, Tally.of(exporter, ""));
  }

  private static void forgottenOnesAreClosed(Exporter exporter) throws Exception {
    Tally before = Tally.of(exporter, "");
    try (ServerSocket other = new ServerSocket(0, 10, LOOPBACK)) {
      command(exporter, "leak", other.getLocalPort());
      try (Socket socket = other.accept()) {
        assertEquals(5, socket.getInputStream().readNBytes(5).length);
        awaitDone(exporter);
        awaitTrue(
            exporter,
            () -> {
              command(exporter, "collect", 0);
              awaitDone(exporter);
              return Tally.of(exporter, "").equals(before.plus(0, 1, 0, 5));
            });
      }
    }
  }

  // The numbers of commands: each has an answer of its own.
  private static int commands;

  private static void command(Exporter exporter, String style, int port) throws IOException {
    commands++;
    exporter.process().send(commands + " " + style + " " + port);
  }

  private static void awaitDone(Exporter exporter) throws InterruptedException {
    exporter.process().awaitOut(commands + " done");
  }

  private static Set<String> shownPorts(Exporter exporter) throws Exception {
    Set<String> ports = new HashSet<>();
    exporter.scrape().samples().stream()
        .filter(each -> each.name().startsWith("socket_"))
        .forEach(each -> ports.add(each.label("local_port")));
    return ports;
  }

  private static void await(Exporter exporter, int port, Tally wanted) throws Exception {
    await(exporter, Integer.toString(port), wanted);
  }

  private static void await(Exporter exporter, String port, Tally wanted) throws Exception {
    long deadline = System.nanoTime() + LIMIT_MILLIS * 1_000_000L;
    Tally now = Tally.of(exporter, port);
    while (!now.equals(wanted) && System.nanoTime() < deadline) {
      Thread.sleep(2);
      now = Tally.of(exporter, port);
    }
    assertEquals(wanted, now, exporter.process()::describeOutput);
  }

  private static void await(
      Exporter exporter, int port, java.util.function.Predicate<Tally> condition) throws Exception {
    awaitTrue(exporter, () -> condition.test(Tally.of(exporter, Integer.toString(port))));
  }

  private static void awaitTrue(Exporter exporter, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT_MILLIS * 1_000_000L;
    while (!condition.call()) {
      assertTrue(
          System.nanoTime() < deadline,
          () -> exporter.process().describeOutput() + describe(exporter));
      Thread.sleep(5);
    }
  }

  private static String describe(Exporter exporter) {
    try {
      return exporter.scrape().samples().stream()
          .filter(each -> each.name().startsWith("socket_"))
          .map(each -> "\n" + each)
          .collect(Collectors.joining());
    } catch (IOException | InterruptedException e) {
      return e.toString();
    }
  }

  private record Tally(long open, long opened, long bytesIn, long bytesOut) {
    static Tally of(Exporter exporter, int port) throws Exception {
      return of(exporter, Integer.toString(port));
    }

    static Tally of(Exporter exporter, String port) throws Exception {
      Metrics now = exporter.scrape();
      assertEquals(0, now.sum("gameserver_exporter_suppressed_errors_total"));
      assertEquals(0, now.find("socket_connections").filter(each -> each.value() < 0).count());
      return new Tally(
          (long) now.sum("socket_connections", "local_port", port),
          (long) now.sum("socket_connections_opened_total", "local_port", port),
          bytes(now, port, "received"),
          bytes(now, port, "sent"));
    }

    private static long bytes(Metrics now, String port, String direction) {
      return (long)
          now.sum(
              "socket_bytes_total", "protocol", "tcp", "local_port", port, "direction", direction);
    }

    Tally plus(long moreOpen, long moreOpened, long moreIn, long moreOut) {
      return new Tally(open + moreOpen, opened + moreOpened, bytesIn + moreIn, bytesOut + moreOut);
    }
  }

  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;

    Client(int port) throws IOException {
      socket = new Socket(LOOPBACK, port);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
    }

    void exchange(int size) throws IOException {
      byte[] bytes = new byte[size];
      Arrays.fill(bytes, (byte) 'x');
      send(bytes);
      expect(bytes);
    }

    void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    void expect(byte[] bytes) throws IOException {
      byte[] answer = new byte[bytes.length];
      in.readFully(answer);
      assertArrayEquals(bytes, answer);
    }

    void endSending() throws IOException {
      socket.shutdownOutput();
    }

    void awaitEnd() throws IOException {
      assertEquals(-1, in.read());
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}

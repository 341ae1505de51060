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
import io.gameserverexporter.support.OtherProcess;
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
import java.util.TreeSet;
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

  /** Those on which there is time for clients in great number. */
  private static final List<Integer> OLDEST_AND_NEWEST = List.of(8, 26);

  /** More than sockets hold. */
  private static final int MUCH = 8_000_000;

  private static final int SMALL_BUFFER = 8192;
  private static final int STORM = 300;
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
      if (OLDEST_AND_NEWEST.contains(jvm.version())) {
        Set<Integer> loaded = new TreeSet<>(ports.values());
        loaded.removeAll(List.of(ports.get("tls"), packets, datagrams));
        clientsThatReadLater(exporter, loaded);
        clientsThatAreKilledWithAnswersWaiting(exporter, loaded);
        clientsThatAreStopped(exporter, loaded);
        aStormOfConnections(exporter, List.copyOf(loaded));
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
        for (int port : new int[] {packets, datagrams}) {
          exchange(before, port, 10);
          // The client may have the answer before the server has counted it.
          awaitTrue(exporter, () -> sentDatagrams(exporter, port) == 1);
          countsDatagrams(exporter, port);
        }
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

  /** They send more than they take, then take it. */
  private static void clientsThatReadLater(Exporter exporter, Set<Integer> ports) throws Exception {
    Map<Integer, Tally> before = tallies(exporter, ports);
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Client> slow = new ArrayList<>();
    try {
      List<Future<?>> sending = sendMuch(threads, ports, slow);
      awaitStall(exporter, before);
      for (Client client : slow) {
        client.expect(new byte[MUCH]);
        client.close();
      }
      for (Future<?> each : sending) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
      for (Client client : slow) {
        client.close();
      }
    }
    for (int port : ports) {
      await(exporter, port, before.get(port).plus(0, 1, MUCH, MUCH));
    }
  }

  /** They are reset then: what the program has got of them is what was received. */
  private static void clientsThatAreKilledWithAnswersWaiting(Exporter exporter, Set<Integer> ports)
      throws Exception {
    long gotBefore = got(exporter);
    Map<Integer, Tally> before = tallies(exporter, ports);
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Client> killed = new ArrayList<>();
    try {
      sendMuch(threads, ports, killed);
      awaitStall(exporter, before);
    } finally {
      for (Client client : killed) {
        client.reset();
      }
      threads.shutdownNow();
    }
    long received = 0;
    for (int port : ports) {
      Tally was = before.get(port);
      await(exporter, port, now -> now.open() == was.open() && now.opened() == was.opened() + 1);
      Tally now = Tally.of(exporter, port);
      received += now.bytesIn() - was.bytesIn();
      long sent = now.bytesOut() - was.bytesOut();
      assertTrue(sent > 0 && sent <= now.bytesIn() - was.bytesIn(), now::toString);
    }
    assertEquals(got(exporter) - gotBefore, received);
  }

  private static List<Future<?>> sendMuch(
      ExecutorService threads, Set<Integer> ports, List<Client> clients) throws IOException {
    List<Future<?>> sending = new ArrayList<>();
    for (int port : ports) {
      Client client = new Client(port, SMALL_BUFFER);
      clients.add(client);
      sending.add(
          threads.submit(
              () -> {
                client.send(new byte[MUCH]);
                return null;
              }));
    }
    return sending;
  }

  /** Until nothing more is sent, for the moment: that is less than all. */
  private static void awaitStall(Exporter exporter, Map<Integer, Tally> before) throws Exception {
    for (int port : before.keySet()) {
      await(exporter, port, now -> now.bytesOut() > before.get(port).bytesOut());
    }
    long deadline = System.nanoTime() + LIMIT_MILLIS * 1_000_000L;
    Map<Integer, Tally> last = before;
    Map<Integer, Tally> now = tallies(exporter, before.keySet());
    while (!now.equals(last) && System.nanoTime() < deadline) {
      Thread.sleep(60);
      last = now;
      now = tallies(exporter, before.keySet());
    }
    for (int port : before.keySet()) {
      assertTrue(now.get(port).bytesOut() - before.get(port).bytesOut() < MUCH);
    }
  }

  private static Map<Integer, Tally> tallies(Exporter exporter, Set<Integer> ports)
      throws Exception {
    Map<Integer, Tally> tallies = new LinkedHashMap<>();
    for (int port : ports) {
      tallies.put(port, Tally.of(exporter, port));
    }
    return tallies;
  }

  private static long got(Exporter exporter) throws Exception {
    command(exporter, "got", 0);
    return Long.parseLong(exporter.process().awaitOut(commands + " got "));
  }

  /** Their computer still has the connections, and says that they are gone later. */
  private static void clientsThatAreStopped(Exporter exporter, Set<Integer> ports)
      throws Exception {
    if (!OtherProcess.isPossible()) {
      return;
    }
    for (int port : ports) {
      Tally before = Tally.of(exporter, port);
      try (OtherProcess stopped = OtherProcess.plain(port)) {
        stopped.stop();
        try (Client other = new Client(port)) {
          other.exchange(100);
          await(exporter, port, before.plus(2, 2, 105, 105));
        }
        await(exporter, port, before.plus(1, 2, 105, 105));
        stopped.kill();
        await(exporter, port, before.plus(0, 2, 105, 105));
      }
    }
  }

  /** Of each three one ends its output first, one closes and one is reset. */
  private static void aStormOfConnections(Exporter exporter, List<Integer> ports) throws Exception {
    Map<Integer, Tally> before = tallies(exporter, new TreeSet<>(ports));
    Map<Integer, Integer> sent = new LinkedHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < STORM; i++) {
        int way = i % 3;
        int port = ports.get(i % ports.size());
        sent.merge(port, 1, Integer::sum);
        all.add(threads.submit(() -> comeAndGo(port, way)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    for (int port : ports) {
      int clients = sent.get(port);
      await(exporter, port, before.get(port).plus(0, clients, clients * 50L, clients * 50L));
    }
  }

  private static Void comeAndGo(int port, int way) throws IOException {
    try (Client client = new Client(port)) {
      client.exchange(50);
      if (way == 0) {
        client.endSending();
        client.awaitEnd();
      } else if (way == 1) {
        client.reset();
      }
    }
    return null;
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

  private static double sentDatagrams(Exporter exporter, int port) throws Exception {
    return exporter
        .scrape()
        .sum("socket_datagrams_total", "local_port", Integer.toString(port), "direction", "sent");
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
      this(port, 0);
    }

    Client(int port, int receiveBuffer) throws IOException {
      socket = new Socket();
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.connect(new InetSocketAddress(LOOPBACK, port));
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

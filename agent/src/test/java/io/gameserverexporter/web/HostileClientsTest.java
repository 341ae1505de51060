package io.gameserverexporter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostileClientsTest {
  private static final int LONG = 60_000;
  private static final int BYTES = 32_000_000;
  private static final List<Path> CONNECTIONS =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  private final List<RawClient> clients = new ArrayList<>();

  @AfterEach
  void closeClients() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }

  private RawClient client(Running running) throws IOException {
    RawClient client = new RawClient(running.address());
    clients.add(client);
    return client;
  }

  @Test
  void slowHeadersEndAtTheirDeadlineHoweverManySendThem() throws Exception {
    try (Running running = new Running(new Limits(64, 16, BYTES, 1_000, LONG, LONG, LONG))) {
      List<RawClient> slow = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        RawClient client = client(running);
        client.send("GET /metrics HTTP/1.1\r\n");
        slow.add(client);
      }
      AtomicBoolean stop = new AtomicBoolean();
      Thread dripping =
          new Thread(
              () -> {
                while (!stop.get()) {
                  for (RawClient client : slow) {
                    try {
                      client.send("a");
                      Thread.sleep(2);
                    } catch (IOException | InterruptedException e) {
                      // The server has had enough of it.
                    }
                  }
                }
              });
      dripping.start();
      try {
        for (int i = 0; i < 20; i++) {
          assertEquals(200, RawClient.get(running.address(), "/metrics").status());
        }
        for (RawClient client : slow) {
          assertEquals(408, client.read().status());
          assertTrue(client.endsWithin());
        }
      } finally {
        stop.set(true);
        dripping.join();
      }
    }
  }

  @Test
  void anEndlessBodyIsAnsweredAndNotRead() throws Exception {
    try (Running running = new Running()) {
      RawClient client = client(running);
      client.send("POST /metrics HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertEquals(405, client.read().status());
      String chunk = "1000\r\n" + "a".repeat(4096) + "\r\n";
      // It ends by the server's closing: not after all that a client may want to send.
      assertThrows(
          IOException.class,
          () -> {
            for (int i = 0; i < 100_000; i++) {
              client.send(chunk);
            }
          });
      assertEquals(200, RawClient.get(running.address(), "/metrics").status());
    }
  }

  @Test
  void aThousandIdleConnectionsTakeNothingFromAScraper() throws Exception {
    try (Running running = new Running()) {
      RawClient prometheus = client(running);
      prometheus.request("GET", "/metrics");
      assertEquals(200, prometheus.read().status());
      for (int i = 0; i < 1_000; i++) {
        client(running);
        if (i % 50 == 0) {
          assertEquals(200, RawClient.get(running.address(), "/metrics").status());
        }
      }
      // Its own connection has been idle for longest, and yet the newcomers did not cost it that.
      prometheus.request("GET", "/metrics");
      assertEquals(200, prometheus.read().status());
      Running.await("only so many stay open", () -> openConnections(running) <= 64);
    }
  }

  @Test
  void amongUsedConnectionsTheLongestIdleOneGoes() throws Exception {
    try (Running running = new Running(new Limits(3, 2, BYTES, LONG, LONG, LONG, LONG))) {
      List<RawClient> used = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        RawClient client = client(running);
        client.request("GET", "/-/healthy");
        assertEquals(200, client.read().status());
        used.add(client);
      }
      assertTrue(used.get(0).endsWithin());
      for (int i = 1; i < 4; i++) {
        used.get(i).request("GET", "/-/healthy");
        assertEquals(200, used.get(i).read().status());
      }
    }
  }

  @Test
  void idleConnectionsEndAtTheirDeadline() throws Exception {
    try (Running running = new Running(new Limits(64, 16, BYTES, 300, 600, LONG, LONG))) {
      RawClient silent = client(running);
      RawClient used = client(running);
      used.request("GET", "/-/healthy");
      assertEquals(200, used.read().status());
      assertTrue(silent.endsWithin());
      assertTrue(used.endsWithin());
    }
  }

  @Test
  void emptyLinesDoNotKeepAConnectionOpen() throws Exception {
    try (Running running = new Running(new Limits(64, 16, BYTES, 500, LONG, LONG, LONG))) {
      RawClient client = client(running);
      client.request("GET", "/-/healthy");
      assertEquals(200, client.read().status());
      Running.await(
          "it is closed",
          () -> {
            try {
              client.send("\r\n");
              return false;
            } catch (IOException e) {
              return true;
            }
          });
    }
  }

  @Test
  void aSlowReaderHoldsUpNobodyAndGetsItsWholePage() throws Exception {
    try (Running running = new Running()) {
      running.fill(100_000);
      RawClient slow = new RawClient(running.address(), 4096);
      clients.add(slow);
      slow.request("GET", "/metrics");
      for (int i = 0; i < 5; i++) {
        assertEquals(200, RawClient.get(running.address(), "/metrics?name[]=test_x").status());
      }
      RawClient.Response page = slow.read();
      assertEquals(200, page.status());
      assertEquals(
          100_000, page.body().lines().filter(line -> line.startsWith("test_filler{")).count());
    }
  }

  @Test
  void aReaderThatStopsIsCutOff() throws Exception {
    try (Running running = new Running(new Limits(64, 16, BYTES, LONG, LONG, 500, LONG))) {
      running.fill(200_000);
      RawClient stopped = new RawClient(running.address(), 4096);
      clients.add(stopped);
      stopped.request("GET", "/metrics");
      Running.await("the connection is dropped", () -> openConnections(running) == 0);
      assertThrows(IOException.class, stopped::read);
    }
  }

  @Test
  void pagesThatNobodyReadsAreBounded() throws Exception {
    try (Running running = new Running(new Limits(64, 16, 16_000_000, LONG, LONG, LONG, LONG))) {
      running.fill(100_000);
      int page = RawClient.get(running.address(), "/metrics").bytes().length;
      List<RawClient> stopped = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        RawClient client = new RawClient(running.address(), 4096);
        clients.add(client);
        client.request("GET", "/metrics");
        stopped.add(client);
      }
      Running.await(
          "the first are cut off",
          () -> openConnections(running) > 0 && openConnections(running) <= 16_000_000 / page);
      int whole = 0;
      for (RawClient client : stopped) {
        try {
          client.read();
          whole++;
        } catch (IOException e) {
          // It was cut off.
        }
      }
      assertTrue(whole > 0 && whole <= 16_000_000 / page, whole + " have had their page");
    }
  }

  @Test
  void aScrapeThatHangsHoldsUpNothingElse() throws Exception {
    try (Running running = new Running(new Limits(64, 2, BYTES, LONG, LONG, LONG, 1_000))) {
      CountDownLatch release = new CountDownLatch(1);
      CountDownLatch entered = new CountDownLatch(1);
      running.onScrape(
          () -> {
            entered.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      RawClient first = client(running);
      first.request("GET", "/metrics");
      entered.await();
      RawClient second = client(running);
      second.request("GET", "/metrics");
      RawClient third = client(running);
      third.request("GET", "/metrics");
      for (int i = 0; i < 20; i++) {
        assertEquals(200, RawClient.get(running.address(), "/-/healthy").status());
      }
      // Past the deadline they are told so, and their connections go.
      for (RawClient client : List.of(first, second, third)) {
        assertEquals(503, client.read().status());
        assertTrue(client.endsWithin());
      }
      release.countDown();
      assertEquals(200, RawClient.get(running.address(), "/metrics").status());
    }
  }

  @Test
  void tooManyWaitingScrapesAreTurnedAway() throws Exception {
    try (Running running = new Running(new Limits(64, 2, BYTES, LONG, LONG, LONG, LONG))) {
      CountDownLatch release = new CountDownLatch(1);
      CountDownLatch entered = new CountDownLatch(1);
      running.onScrape(
          () -> {
            entered.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      RawClient first = client(running);
      first.request("GET", "/metrics");
      entered.await();
      List<RawClient> all = new ArrayList<>(List.of(first));
      for (int i = 0; i < 10; i++) {
        RawClient client = client(running);
        // The second request must wait behind the first: one connection, one scrape.
        client.request("GET", "/metrics");
        client.request("GET", "/-/healthy");
        all.add(client);
      }
      Running.await("all but two are turned away", () -> answered(all) == 8);
      release.countDown();
      int served = 0;
      for (RawClient client : all) {
        RawClient.Response response = client.read();
        if (response.status() == 200) {
          served++;
        } else {
          assertEquals(503, response.status());
          assertEquals("5", response.header("Retry-After"));
        }
        if (client != first) {
          assertEquals("healthy\n", client.read().body());
        }
      }
      assertEquals(3, served);
    }
  }

  private static long answered(List<RawClient> clients) {
    return clients.stream()
        .filter(
            client -> {
              try {
                return client.socket.getInputStream().available() > 0;
              } catch (IOException e) {
                return true;
              }
            })
        .count();
  }

  @Test
  void clientsThatLeaveInTheMiddleAreForgotten() throws Exception {
    try (Running running = new Running()) {
      running.fill(20_000);
      for (int i = 0; i < 200; i++) {
        try (RawClient client = new RawClient(running.address())) {
          client.request("GET", "/metrics");
          if (i % 2 == 0) {
            client.socket.setSoLinger(true, 0);
          }
        } catch (IOException e) {
          throw new AssertionError("connection " + i, e);
        }
      }
      Running.await("they are all gone", () -> openConnections(running) == 0);
      assertEquals(200, RawClient.get(running.address(), "/metrics").status());
    }
  }

  /** Connections that the server holds open, as the kernel lists them. */
  private static int openConnections(Running running) {
    assumeTrue(Files.isReadable(CONNECTIONS.get(0)), "no " + CONNECTIONS.get(0));
    String port =
        ":" + HexFormat.of().withUpperCase().toHexDigits((short) running.address().getPort());
    int open = 0;
    for (Path table : CONNECTIONS) {
      try {
        for (String line : Files.readAllLines(table)) {
          String[] fields = line.trim().split("\\s+");
          // State 01 is established, 08 closed by the client only.
          if (fields[1].endsWith(port) && (fields[3].equals("01") || fields[3].equals("08"))) {
            open++;
          }
        }
      } catch (IOException e) {
        // This system has no IPv6.
      }
    }
    return open;
  }
}

package io.gameserverexporter.exactness;

import static io.gameserverexporter.support.RawWebSocket.BINARY;
import static io.gameserverexporter.support.RawWebSocket.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gameserverexporter.support.OtherProcess;
import io.gameserverexporter.support.RawWebSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients that take less than they ask for, stop, or are gone, and many at a time. */
interface WebSocketLoadCases extends WebSocketCases {
  /** Large ones: more than sockets hold. */
  int MANY = 200;

  /** Small ones behind that. */
  int MORE = 20;

  int AT_A_TIME = 16;
  int STORM = 300;

  /**
   * Whether an endpoint sends a message when the client can take it. Other servers take them all,
   * and hold what the client does not; they count as sent all the same.
   */
  default boolean sendsAsClientsRead() {
    return true;
  }

  /**
   * Whether the server, when nothing more comes, sends a close frame before it closes the
   * connection. It is not counted: no client that is gone will get it.
   */
  default boolean sendsACloseAfterTheEnd() {
    return false;
  }

  /** Whether this is the version of the server that these cases are for. */
  boolean isForLoad();

  private WebSocketBooks books() throws Exception {
    assumeTrue(isForLoad());
    return new WebSocketBooks(server(), webSocket());
  }

  /** Asks for more than it takes, then takes it. */
  @Test
  default void aClientThatReadsLater() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket slow = books.open();
    askForMore(slow);
    awaitThatItWaits(books);
    RawWebSocket other = books.open();
    WebSocketTlsCases.sendAndRead(other);
    books.closed(1001).awaitOpen(1);
    int large = 0;
    int small = 0;
    while (large < MANY || small < MORE) {
      RawWebSocket.Frame frame = slow.read();
      large += frame.operation() == BINARY ? 1 : 0;
      small += frame.operation() == TEXT ? 1 : 0;
    }
    slow.close(1000);
    slow.readToEnd();
    books.closed(1000);
    oneIsOpen(books);
    books.compare();
  }

  private static void askForMore(RawWebSocket socket) throws IOException {
    socket.text("many " + MANY);
    for (int i = 0; i < MORE; i++) {
      socket.text("behind it " + i);
    }
  }

  private void awaitThatItWaits(WebSocketBooks books) throws Exception {
    if (sendsAsClientsRead()) {
      long sent = books.awaitStall("sent binary");
      assertTrue(sent < MANY, sent + " sent");
    } else {
      books.await("sent binary", MANY);
    }
  }

  /** Is reset then. What its endpoint has got of it is what was received. */
  @Test
  default void aClientThatIsKilledWithAnswersWaiting() throws Exception {
    assumeTrue(isForLoad());
    long handledBefore = handled();
    WebSocketBooks books = books();
    RawWebSocket killed = new RawWebSocket(server().port(), webSocket().path());
    askForMore(killed);
    awaitThatItWaits(books);
    killed.abort();
    books.awaitOpen(0);
    long deadline = System.nanoTime() + 15_000_000_000L;
    long queries = 1;
    long handled = handled() - handledBefore;
    while (books.counted("received text") != handled && System.nanoTime() < deadline) {
      Thread.sleep(20);
      queries++;
      handled = handled() - handledBefore;
    }
    assertEquals(handled, books.counted("received text"));
    assertTrue(handled >= 1 + queries && handled <= 1 + MORE + queries, handled + " handled");
    assertTrue(books.counted("sent binary") <= MANY);
    assertEquals(1, books.counted("closed 1006"));
    oneIsOpen(books);
    books.awaitOpen(0);
  }

  /** How many texts endpoints have got, with this question. */
  private long handled() throws IOException {
    RawWebSocket socket = new RawWebSocket(server().port(), webSocket().path());
    socket.text("how many");
    long handled = Long.parseLong(socket.read().text());
    socket.close(1000);
    socket.readToEnd();
    return handled;
  }

  /** Its computer still has the connection, and says that it is gone later. */
  @Test
  default void aClientThatIsStopped() throws Exception {
    assumeTrue(OtherProcess.isPossible());
    WebSocketBooks books = books();
    try (OtherProcess client = OtherProcess.webSocket(server().port(), webSocket().path())) {
      books.noted(
          Map.of("received text", 1L, "received bytes", 5L, "sent text", 1L, "sent bytes", 5L));
      client.stop();
      WebSocketTlsCases.sendAndRead(books.open());
      books.closed(1001).awaitOpen(1);
      client.kill();
      books.closed(1006).awaitOpen(0);
    }
    oneIsOpen(books);
    books.compare();
  }

  /** Reads on, but says that it sends nothing more. */
  @Test
  default void aClientThatEndsItsOutput() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket socket = books.open();
    socket.text("hello");
    socket.read();
    socket.endSending();
    socket.readToEnd();
    long closes = socket.noted().getOrDefault("sent close", 0L);
    assertEquals(sendsACloseAfterTheEnd() ? 1 : 0, closes);
    books.noted(Map.of("sent close", -closes)).closed(1006).awaitOpen(0);
    oneIsOpen(books);
    books.compare();
  }

  /** Of each three one leaves with a close frame, one by a reset and one by the end of its data. */
  @Test
  default void aStormOfConnections() throws Exception {
    WebSocketBooks books = books();
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < STORM; i++) {
        int way = i % 3;
        clients.add(threads.submit(() -> comeAndGo(books.open(), way)));
        books.closed(way == 0 ? 4000 : 1006);
      }
      for (Future<?> client : clients) {
        client.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    books.awaitOpen(0);
    oneIsOpen(books);
    books.compare();
  }

  private static Void comeAndGo(RawWebSocket socket, int way) throws IOException {
    socket.text("hello");
    socket.read();
    if (way == 0) {
      socket.close(4000);
      socket.readToEnd();
    } else if (way == 1) {
      socket.abort();
    } else {
      socket.close();
    }
    return null;
  }

  /** The gauge shows no negative number: one less than that would not be 1 now. */
  private static void oneIsOpen(WebSocketBooks books) throws Exception {
    RawWebSocket next = books.open();
    books.awaitOpen(1);
    next.close(1000);
    next.readToEnd();
    books.closed(1000);
  }
}

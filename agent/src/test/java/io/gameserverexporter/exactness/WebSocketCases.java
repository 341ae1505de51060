package io.gameserverexporter.exactness;

import static io.gameserverexporter.support.RawWebSocket.BINARY;
import static io.gameserverexporter.support.RawWebSocket.CLOSE;
import static io.gameserverexporter.support.RawWebSocket.CONTINUATION;
import static io.gameserverexporter.support.RawWebSocket.PING;
import static io.gameserverexporter.support.RawWebSocket.PONG;
import static io.gameserverexporter.support.RawWebSocket.TEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawWebSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An endpoint that sends back what it gets, except for what tells it to do something else. */
interface WebSocketCases {
  RunningServer server();

  /** Where it is, and the route that it is counted under. */
  Place webSocket();

  /** What the server takes a close frame without a code for. */
  default int codeOfNone() {
    return 1005;
  }

  /** Whether it still reads when it has sent a close frame. */
  default boolean readsTheAnswerToItsClose() {
    return true;
  }

  private WebSocketBooks books() throws Exception {
    return new WebSocketBooks(server(), webSocket());
  }

  @Test
  default void textAndBinary() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket socket = books.open();
    socket.text("hello");
    assertEquals("hello", socket.read().text());
    socket.text("");
    assertEquals("", socket.read().text());
    socket.text("한글");
    assertEquals("한글", socket.read().text());
    socket.binary(new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, socket.read().payload());
    socket.close(1000);
    socket.readToEnd();
    books.closed(1000).compare();
  }

  /** Longer than 125 bytes, and than a buffer of some servers. */
  @Test
  default void longerMessages() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket socket = books.open();
    for (int length : new int[] {125, 126, 2000, 8191}) {
      socket.binary(new byte[length]);
      int back = 0;
      RawWebSocket.Frame frame;
      do {
        frame = socket.read();
        back += frame.payload().length;
      } while (!frame.last());
      assertEquals(length, back);
    }
    socket.close(1000);
    socket.readToEnd();
    books.closed(1000).compare();
  }

  /** A control frame may come in between. */
  @Test
  default void aMessageInFragmentsCountsOnce() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket socket = books.open();
    socket.frame(TEXT, false, bytes("he"));
    socket.frame(CONTINUATION, false, bytes("l"));
    socket.frame(PING, true, bytes("?"));
    socket.frame(CONTINUATION, true, bytes("lo"));
    StringBuilder back = new StringBuilder();
    while (back.length() < 5) {
      RawWebSocket.Frame frame = socket.read();
      back.append(frame.operation() == PONG ? "" : frame.text());
    }
    assertEquals("hello", back.toString());
    socket.frame(BINARY, false, new byte[10]);
    socket.frame(CONTINUATION, true, new byte[0]);
    socket.close(1000);
    socket.readToEnd();
    books.closed(1000).compare();
  }

  @Test
  default void theServerSendsFragments() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket socket = books.open();
    socket.text("fragments");
    StringBuilder text = new StringBuilder();
    RawWebSocket.Frame frame;
    do {
      frame = socket.read();
      text.append(frame.text());
    } while (!frame.last());
    assertEquals("one,two,three", text.toString());
    socket.close(1000);
    socket.readToEnd();
    books.closed(1000).compare();
  }

  @Test
  default void pingsAndPongs() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket socket = books.open();
    socket.frame(PING, true, bytes("a"));
    assertEquals(PONG, socket.read().operation());
    socket.text("ping");
    RawWebSocket.Frame ping = socket.read();
    assertEquals(PING, ping.operation());
    socket.frame(PONG, true, ping.payload());
    socket.frame(PONG, true, bytes("unasked"));
    socket.close(1000);
    socket.readToEnd();
    books.closed(1000).compare();
  }

  @Test
  default void closeByTheClient() throws Exception {
    WebSocketBooks books = books();
    for (int code : new int[] {1000, 1001, 3000, 4999}) {
      RawWebSocket socket = books.open();
      socket.close(code);
      socket.readToEnd();
      books.closed(code);
    }
    RawWebSocket socket = books.open();
    socket.frame(CLOSE, true, new byte[0]);
    socket.readToEnd();
    books.closed(codeOfNone()).compare();
  }

  @Test
  default void closeByTheServer() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket socket = books.open();
    socket.text("close 4001");
    RawWebSocket.Frame frame = socket.read();
    assertEquals(CLOSE, frame.operation());
    if (readsTheAnswerToItsClose()) {
      socket.close(4001);
    }
    socket.readToEnd();
    books.closed(4001).compare();
  }

  @Test
  default void abruptReset() throws Exception {
    WebSocketBooks books = books();
    for (int i = 0; i < 3; i++) {
      RawWebSocket socket = books.open();
      socket.text("hello");
      socket.read();
      books.awaitOpen(1);
      socket.abort();
      books.closed(1006).awaitOpen(0);
    }
    books.compare();
  }

  @Test
  default void endOfStreamWithoutAClose() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket socket = books.open();
    socket.text("hello");
    socket.read();
    socket.close();
    books.closed(1006).compare();
  }

  /** A client that is silent is connected all the same, for as long as the server has it. */
  @Test
  default void silentClientsAreOpen() throws Exception {
    WebSocketBooks books = books();
    List<RawWebSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sockets.add(books.open());
    }
    books.awaitOpen(10);
    for (RawWebSocket socket : sockets) {
      socket.close(1001);
      socket.readToEnd();
      books.closed(1001);
    }
    books.compare();
  }

  /** A frame that begins a message is not a message yet. */
  @Test
  default void halfAMessageIsNone() throws Exception {
    WebSocketBooks books = books();
    RawWebSocket socket = books.open();
    socket.text("hello");
    socket.read();
    // A length of 100, and 4 bytes after the mask.
    socket.raw(new byte[] {(byte) 0x82, (byte) (0x80 | 100), 1, 2, 3, 4, 5, 6, 7, 8});
    socket.close();
    books.closed(1006).compare();
  }

  @Test
  default void manyMessagesOnManyConnections() throws Exception {
    WebSocketBooks books = books();
    int connections = 20;
    int messages = 1000;
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        RawWebSocket socket = books.open();
        books.closed(1000);
        clients.add(
            threads.submit(
                () -> {
                  for (int m = 0; m < messages; m++) {
                    if (m % 2 == 0) {
                      socket.text("message " + m);
                    } else {
                      socket.binary(new byte[m % 100]);
                    }
                    if (m % 10 == 9) {
                      for (int back = 0; back < 10; back++) {
                        socket.read();
                      }
                    }
                  }
                  socket.close(1000);
                  socket.readToEnd();
                  return null;
                }));
      }
      for (Future<?> client : clients) {
        client.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    books.compare();
  }

  /** The JDK's own client. */
  @Test
  default void aPeersClient() throws Exception {
    WebSocketBooks books = books();
    CountDownLatch back = new CountDownLatch(3);
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://127.0.0.1:" + server().port() + webSocket().path()),
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(WebSocket web, CharSequence data, boolean last) {
                    if (last) {
                      back.countDown();
                    }
                    web.request(1);
                    return null;
                  }

                  @Override
                  public CompletionStage<?> onBinary(WebSocket web, ByteBuffer data, boolean last) {
                    if (last) {
                      back.countDown();
                    }
                    web.request(1);
                    return null;
                  }

                  @Override
                  public CompletionStage<?> onClose(WebSocket web, int code, String reason) {
                    closed.complete(code);
                    return null;
                  }
                })
            .get(20, TimeUnit.SECONDS);
    socket.sendText("hello", true).get(20, TimeUnit.SECONDS);
    socket.sendText("he", false).get(20, TimeUnit.SECONDS);
    socket.sendText("llo", true).get(20, TimeUnit.SECONDS);
    socket.sendBinary(ByteBuffer.wrap(new byte[100]), true).get(20, TimeUnit.SECONDS);
    socket.sendPing(ByteBuffer.wrap(new byte[1])).get(20, TimeUnit.SECONDS);
    assertEquals(true, back.await(20, TimeUnit.SECONDS));
    socket.sendClose(1000, "done").get(20, TimeUnit.SECONDS);
    closed.get(20, TimeUnit.SECONDS);
    books
        .noted(
            Map.of(
                "received text", 2L,
                "received binary", 1L,
                "received bytes", 110L,
                "received ping", 1L,
                "received close", 1L,
                "sent text", 2L,
                "sent binary", 1L,
                "sent bytes", 110L,
                "sent pong", 1L,
                "sent close", 1L))
        .closed(1000)
        .compare();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package io.gameserverexporter.exactness;

import static io.gameserverexporter.support.RawWebSocket.CONTINUATION;
import static io.gameserverexporter.support.RawWebSocket.PING;
import static io.gameserverexporter.support.RawWebSocket.PONG;
import static io.gameserverexporter.support.RawWebSocket.TEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawWebSocket;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The same endpoint over TLS: payloads, and not records, are counted. */
interface WebSocketTlsCases extends WebSocketCases {
  @Test
  default void messagesOverTls() throws Exception {
    WebSocketBooks books = new WebSocketBooks(server(), webSocket());
    sendAndRead(books.openOverTls());
    books.closed(1001).compare();
  }

  /** A few messages of each kind, then a close frame with the code 1001. */
  static void sendAndRead(RawWebSocket socket) throws IOException {
    socket.text("hello");
    assertEquals("hello", socket.read().text());
    socket.binary(new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, socket.read().payload());
    socket.frame(PING, true, new byte[] {7});
    assertEquals(PONG, socket.read().operation());
    socket.frame(TEXT, false, new byte[] {'a'});
    socket.frame(CONTINUATION, true, new byte[] {'b'});
    int back = 0;
    while (back < 2) {
      back += socket.read().payload().length;
    }
    socket.close(1001);
    socket.readToEnd();
  }

  @Test
  default void closeByTheServerOverTls() throws Exception {
    WebSocketBooks books = new WebSocketBooks(server(), webSocket());
    RawWebSocket socket = books.openOverTls();
    socket.text("close 4001");
    socket.read();
    if (readsTheAnswerToItsClose()) {
      socket.close(4001);
    }
    socket.readToEnd();
    books.closed(4001).compare();
  }

  /** Whether the server hears of the end of TLS without a close frame before. */
  default boolean noticesTheEndOfTls() {
    return true;
  }

  /** With the end of TLS, and without. */
  @Test
  default void lostOverTls() throws Exception {
    WebSocketBooks books = new WebSocketBooks(server(), webSocket());
    for (boolean reset :
        noticesTheEndOfTls() ? new boolean[] {true, false} : new boolean[] {true}) {
      RawWebSocket socket = books.openOverTls();
      socket.text("hello");
      socket.read();
      if (reset) {
        socket.abort();
      } else {
        socket.close();
      }
      books.closed(1006);
      books.awaitOpen(0);
    }
    books.compare();
  }
}

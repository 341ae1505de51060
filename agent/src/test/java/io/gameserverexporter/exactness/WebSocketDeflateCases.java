package io.gameserverexporter.exactness;

import static io.gameserverexporter.support.RawWebSocket.BINARY;
import static io.gameserverexporter.support.RawWebSocket.COMPRESSED;
import static io.gameserverexporter.support.RawWebSocket.CONTINUATION;
import static io.gameserverexporter.support.RawWebSocket.TEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.Deflation;
import io.gameserverexporter.support.RawWebSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same endpoint with permessage-deflate (RFC 7692). */
interface WebSocketDeflateCases extends WebSocketCases {
  /** Whether bytes are those that the application has, and not those on the wire. */
  default boolean countsInflated() {
    return false;
  }

  @Test
  default void compressedMessages() throws Exception {
    WebSocketBooks books = new WebSocketBooks(server(), webSocket());
    RawWebSocket socket = books.open(Deflation.OFFER);
    assertTrue(socket.extensions().startsWith("permessage-deflate"), socket.extensions());
    Deflation deflation = new Deflation();
    byte[] text = "the same again, ".repeat(100).getBytes(StandardCharsets.US_ASCII);
    byte[] compressed = deflation.deflate(text);
    long saved = 0;

    socket.frame(TEXT | COMPRESSED, true, compressed);
    saved += text.length - compressed.length;
    long savedBack = back(socket, deflation, text);

    int half = compressed.length / 2;
    socket.frame(BINARY | COMPRESSED, false, Arrays.copyOf(compressed, half));
    socket.frame(CONTINUATION, true, Arrays.copyOfRange(compressed, half, compressed.length));
    saved += text.length - compressed.length;
    savedBack += back(socket, deflation, text);

    // A client need not compress what it has agreed to compress.
    socket.frame(TEXT, true, text);
    savedBack += back(socket, deflation, text);

    socket.close(1000);
    socket.readToEnd();
    if (countsInflated()) {
      books.noted(Map.of("received bytes", saved, "sent bytes", savedBack));
    }
    books.closed(1000).compare();
  }

  /** Reads a message, which may come in fragments; returns how much was saved. */
  private static long back(RawWebSocket socket, Deflation deflation, byte[] wanted)
      throws Exception {
    RawWebSocket.Frame frame = socket.read();
    boolean compressed = frame.compressed();
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(frame.payload());
    while (!frame.last()) {
      frame = socket.read();
      payload.writeBytes(frame.payload());
    }
    byte[] read = payload.toByteArray();
    assertArrayEquals(wanted, compressed ? deflation.inflate(read) : read);
    return wanted.length - read.length;
  }
}

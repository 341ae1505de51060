package io.gameserverexporter.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One WebSocket connection to a server on the loopback, frame by frame, right or wrong. Notes what
 * it sends and reads, by what the server has to count for it.
 */
public final class RawWebSocket implements AutoCloseable {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  /** Added to the operation of a message's first frame: its payload is compressed. */
  public static final int COMPRESSED = 0x40;

  private static final byte[] MASK = {7, 13, 21, 42};

  private final Wire connection;
  private final String extensions;
  private final Map<String, Long> noted = new TreeMap<>();
  private int sending;
  private int reading;

  /** What frames go over. */
  interface Wire {
    void send(byte[] bytes) throws IOException;

    byte[] readBytes(int bytes) throws IOException;

    void endSending() throws IOException;

    void abort() throws IOException;

    void close() throws IOException;
  }

  /** A frame. */
  public record Frame(int operation, boolean last, boolean compressed, byte[] payload) {
    public String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }

  /** Upgrades a connection; fails unless the server agrees. */
  public RawWebSocket(int port, String path, String... headers) throws IOException {
    this(new RawHttp(port), path, headers);
  }

  /** As the other, over TLS. */
  public static RawWebSocket overTls(int port, String path) throws IOException {
    RawHttp connection = RawHttp.overTls(port);
    return new RawWebSocket(connection, upgrade(connection, path));
  }

  /** As the other, over a stream of HTTP/2 (RFC 8441). */
  public static RawWebSocket overHttp2(int port, String path) throws IOException {
    return new RawWebSocket(new RawHttp2(port).webSocket(path), "");
  }

  private RawWebSocket(Wire connection, String extensions) {
    this.connection = connection;
    this.extensions = extensions;
  }

  private RawWebSocket(RawHttp connection, String path, String... headers) throws IOException {
    this(connection, upgrade(connection, path, headers));
  }

  private static String upgrade(RawHttp connection, String path, String... headers)
      throws IOException {
    connection.send(upgrade(path, headers));
    RawHttp.Response answer = connection.readHead();
    assertEquals(101, answer.status());
    return answer.headers().getOrDefault("sec-websocket-extensions", "");
  }

  /** The head of the request that asks for one. */
  static String upgrade(String path, String... headers) {
    StringBuilder head = new StringBuilder(RawHttp.head("GET", path, headers));
    head.setLength(head.length() - 2);
    return head
        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  }

  /** What the server has agreed to. */
  public String extensions() {
    return extensions;
  }

  /** Messages and bytes by direction and type. */
  public Map<String, Long> noted() {
    return noted;
  }

  public void text(String text) throws IOException {
    frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
  }

  public void binary(byte[] bytes) throws IOException {
    frame(BINARY, true, bytes);
  }

  public void close(int code) throws IOException {
    frame(CLOSE, true, new byte[] {(byte) (code >> 8), (byte) code});
  }

  public void frame(int operation, boolean last, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | operation);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length < 65536) {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(0x80 | 127);
      for (int i = 7; i >= 0; i--) {
        frame.write((int) ((long) payload.length >> 8 * i));
      }
    }
    frame.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ MASK[i % 4]);
    }
    connection.send(frame.toByteArray());
    int type = operation & ~COMPRESSED;
    if (type == TEXT || type == BINARY) {
      sending = type;
    }
    note("received", type == CONTINUATION ? sending : type, last, payload.length);
  }

  /** Bytes that are no frame. */
  public void raw(byte[] bytes) throws IOException {
    connection.send(bytes);
  }

  public Frame read() throws IOException {
    byte[] head = connection.readBytes(2);
    assertEquals(0, head[1] & 0x80, "a server masks nothing");
    long length = head[1];
    if (length >= 126) {
      byte[] more = connection.readBytes(length == 126 ? 2 : 8);
      length = 0;
      for (byte part : more) {
        length = length << 8 | part & 0xff;
      }
    }
    byte[] payload = connection.readBytes((int) length);
    int operation = head[0] & 0xf;
    boolean last = head[0] < 0;
    if (operation == TEXT || operation == BINARY) {
      reading = operation;
    }
    note("sent", operation == CONTINUATION ? reading : operation, last, payload.length);
    return new Frame(operation, last, (head[0] & COMPRESSED) != 0, payload);
  }

  /** Reads what still comes until the server closes the connection. */
  public void readToEnd() throws IOException {
    try {
      while (true) {
        read();
      }
    } catch (EOFException | SocketException ended) {
      connection.close();
    }
  }

  private void note(String direction, int operation, boolean last, int bytes) {
    if (last) {
      noted.merge(direction + " " + typeOf(operation), 1L, Long::sum);
    }
    if (operation < CLOSE && bytes > 0) {
      noted.merge(direction + " bytes", (long) bytes, Long::sum);
    }
  }

  private static String typeOf(int operation) {
    return switch (operation) {
      case TEXT -> "text";
      case BINARY -> "binary";
      case CLOSE -> "close";
      case PING -> "ping";
      case PONG -> "pong";
      default -> throw new AssertionError("operation " + operation);
    };
  }

  /** Says that nothing more will be sent. */
  public void endSending() throws IOException {
    connection.endSending();
  }

  /** Leaves without a word: the server gets a reset. */
  public void abort() throws IOException {
    connection.abort();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}

package io.gameserverexporter.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One cleartext HTTP/2 connection (RFC 9113), begun with prior knowledge; sends what it is told.
 *
 * <p>Of the header fields received only the status is read, from the static table of HPACK (RFC
 * 7541) or as a literal that is kept in no table.
 */
public final class RawHttp2 implements AutoCloseable {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;

  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PRIORITY = 0x20;
  private static final int PRIORITY_LENGTH = 5;
  private static final int CANCEL = 8;

  // Names in the static table of HPACK.
  private static final int AUTHORITY = 1;
  private static final int METHOD = 2;
  private static final int PATH = 4;
  private static final int SCHEME = 6;

  private static final int STATUS = 8;

  // Of the code of HPACK, that of 3.
  private static final int FIRST_LONG_DIGIT = 0x19;

  private static final int FIRST_INDEXED_STATUS = 0x88;
  private static final int[] INDEXED_STATUSES = {200, 204, 206, 304, 400, 404, 500};

  private final Socket socket;
  private final DataInputStream in;
  private final Map<Integer, Integer> statuses = new HashMap<>();
  private final Set<Integer> ended = new HashSet<>();
  private int lastStream = -1;

  public RawHttp2(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    in = new DataInputStream(socket.getInputStream());
    socket
        .getOutputStream()
        .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  /** Sends a request on a new stream, whose number it returns. */
  public int request(String method, String path, boolean withBody) throws IOException {
    lastStream += 2;
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    field(fields, METHOD, method);
    field(fields, SCHEME, "http");
    field(fields, PATH, path);
    field(fields, AUTHORITY, "localhost");
    frame(HEADERS, END_HEADERS | (withBody ? 0 : END_STREAM), lastStream, fields.toByteArray());
    return lastStream;
  }

  public void data(int stream, String bytes, boolean last) throws IOException {
    frame(DATA, last ? END_STREAM : 0, stream, bytes.getBytes(StandardCharsets.US_ASCII));
  }

  /** Gives a request up. */
  public void cancel(int stream) throws IOException {
    frame(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(CANCEL).array());
  }

  /** Asks for a WebSocket on a new stream (RFC 8441); fails unless the server agrees. */
  RawWebSocket.Wire webSocket(String path) throws IOException {
    lastStream += 2;
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    field(fields, METHOD, "CONNECT");
    field(fields, SCHEME, "http");
    field(fields, PATH, path);
    field(fields, AUTHORITY, "localhost");
    field(fields, ":protocol", "websocket");
    field(fields, "sec-websocket-version", "13");
    frame(HEADERS, END_HEADERS, lastStream, fields.toByteArray());
    WebSocketStream stream = new WebSocketStream(lastStream);
    stream.awaitAgreement();
    return stream;
  }

  /** The stream is all that there is on the connection. */
  private final class WebSocketStream implements RawWebSocket.Wire {
    private final int number;
    private ByteBuffer unread = ByteBuffer.allocate(0);

    WebSocketStream(int number) {
      this.number = number;
    }

    void awaitAgreement() throws IOException {
      Frame frame = RawHttp2.this.read();
      if (frame.type != HEADERS || statusIn(frame.payload, 0) != 200) {
        throw new IOException("no WebSocket: a frame of type " + frame.type);
      }
    }

    @Override
    public void send(byte[] bytes) throws IOException {
      frame(DATA, 0, number, bytes);
    }

    @Override
    public byte[] readBytes(int bytes) throws IOException {
      byte[] read = new byte[bytes];
      int length = 0;
      while (length < bytes) {
        if (!unread.hasRemaining()) {
          unread = ByteBuffer.wrap(moreData());
        }
        int part = Math.min(bytes - length, unread.remaining());
        unread.get(read, length, part);
        length += part;
      }
      return read;
    }

    private byte[] moreData() throws IOException {
      if (ended.contains(number)) {
        throw new EOFException();
      }
      Frame frame = RawHttp2.this.read();
      if (frame.type == RST_STREAM || frame.ends()) {
        ended.add(number);
      }
      return frame.type == DATA ? frame.payload : new byte[0];
    }

    @Override
    public void endSending() throws IOException {
      frame(DATA, END_STREAM, number, new byte[0]);
    }

    @Override
    public void abort() throws IOException {
      cancel(number);
    }

    @Override
    public void close() throws IOException {
      RawHttp2.this.close();
    }
  }

  /**
   * Reads until the end of a stream; what comes on others is only kept if it is a response's end.
   *
   * @return the status of its response
   * @throws EOFException when the server has reset the stream
   */
  public int awaitEnd(int stream) throws IOException {
    while (!ended.contains(stream)) {
      Frame frame = read();
      if (frame.stream == stream && frame.type == RST_STREAM) {
        throw new EOFException("the server has reset the stream");
      }
      if (frame.type == HEADERS) {
        statuses.put(
            frame.stream,
            statusIn(frame.payload, (frame.flags & PRIORITY) == 0 ? 0 : PRIORITY_LENGTH));
      }
      if (frame.ends()) {
        ended.add(frame.stream);
      }
    }
    return statuses.getOrDefault(stream, 0);
  }

  /** Waits for the first bytes of a response's body. */
  public void awaitData(int stream) throws IOException {
    Frame frame;
    do {
      frame = read();
    } while (frame.stream != stream || frame.type != DATA);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private record Frame(int type, int flags, int stream, byte[] payload) {
    boolean ends() {
      return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }
  }

  /** The next frame that is not about the connection itself. */
  private Frame read() throws IOException {
    while (true) {
      int lengthAndType = in.readInt();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      byte[] payload = new byte[lengthAndType >>> 8];
      in.readFully(payload);
      int type = lengthAndType & 0xff;
      if (type == GOAWAY) {
        throw new EOFException(
            "the server ends the connection: "
                + new String(payload, 8, payload.length - 8, StandardCharsets.US_ASCII));
      }
      if ((type == SETTINGS || type == PING) && (flags & ACK) == 0) {
        frame(type, ACK, 0, type == PING ? payload : new byte[0]);
      } else if (stream != 0) {
        return new Frame(type, flags, stream, payload);
      }
    }
  }

  private static int statusIn(byte[] fields, int from) throws IOException {
    int at = from;
    if ((fields[at] & 0xe0) == 0x20) {
      // A size update of the table, an integer of one or more bytes, may come first.
      boolean more = (fields[at++] & 0x1f) == 0x1f;
      while (more) {
        more = (fields[at++] & 0x80) != 0;
      }
    }
    int index = (fields[at] & 0xff) - FIRST_INDEXED_STATUS;
    if (index >= 0 && index < INDEXED_STATUSES.length) {
      return INDEXED_STATUSES[index];
    }
    // A literal, with the name out of the static table, to be added to the dynamic one or not.
    int name = (fields[at] & 0xc0) == 0x40 ? fields[at] & 0x3f : fields[at] & 0xff;
    if (name < STATUS || name >= STATUS + INDEXED_STATUSES.length) {
      throw new IOException("no status, or one in the dynamic table");
    }
    return literalStatus(fields, at + 1);
  }

  /** Of three digits, with Huffman coding or without. */
  private static int literalStatus(byte[] fields, int from) {
    if (fields[from] > 0) {
      return Integer.parseInt(
          new String(fields, from + 1, fields[from], StandardCharsets.US_ASCII));
    }
    // With Huffman coding two or three bytes; what follows does not matter.
    int bits = ByteBuffer.wrap(Arrays.copyOfRange(fields, from + 1, from + 5)).getInt();
    int status = 0;
    for (int i = 0; i < 3; i++) {
      // Five bits for 0 to 2, and six for the other digits.
      boolean isShort = bits >>> 27 <= 2;
      status = status * 10 + (isShort ? bits >>> 27 : (bits >>> 26) - FIRST_LONG_DIGIT + 3);
      bits <<= isShort ? 5 : 6;
    }
    return status;
  }

  /** A literal without indexing and without Huffman coding; the value shorter than 127. */
  private static void field(ByteArrayOutputStream to, int name, String value) {
    to.write(name);
    to.write(value.length());
    to.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  /** One whose name is not in the table. */
  private static void field(ByteArrayOutputStream to, String name, String value) {
    to.write(0);
    to.write(name.length());
    to.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    to.write(value.length());
    to.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream).put(payload);
    socket.getOutputStream().write(frame.array());
  }
}

package io.gameserverexporter.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One connection to an HTTP/1.1 server on the loopback; sends what it is told, right or wrong. */
public final class RawHttp implements RawWebSocket.Wire, AutoCloseable {
  private static final int READ_LIMIT_MILLIS = 30_000;
  // So small that a large response cannot hide in the client's buffers.
  private static final int RECEIVE_BUFFER = 8 * 1024;

  private final Socket transport = new Socket();
  // The same, or what is above it.
  private final Socket socket;
  private final InputStream in;

  /**
   * A response.
   *
   * @param headers names in lower case
   */
  public record Response(int status, Map<String, String> headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.ISO_8859_1);
    }
  }

  public RawHttp(int port) throws IOException {
    this(port, null);
  }

  /** A connection over TLS, with whoever answers. */
  public static RawHttp overTls(int port) throws IOException {
    return new RawHttp(port, TlsKeys.trusting());
  }

  private RawHttp(int port, @Nullable SSLSocketFactory tls) throws IOException {
    transport.setReceiveBufferSize(RECEIVE_BUFFER);
    transport.setTcpNoDelay(true);
    transport.setSoTimeout(READ_LIMIT_MILLIS);
    transport.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket = tls == null ? transport : tls.createSocket(transport, "localhost", port, true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** The head of a request, with the header Host and the given ones. */
  public static String head(String method, String target, String... headers) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  public void send(String bytes) throws IOException {
    send(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Says that nothing more will be sent. */
  @Override
  public void endSending() throws IOException {
    socket.shutdownOutput();
  }

  /** Sends a request without a body and reads the whole response. */
  public Response exchange(String method, String target, String... headers) throws IOException {
    send(head(method, target, headers));
    return read(method);
  }

  /** Reads the response to a request of that method; interim ones (1xx) are skipped. */
  public Response read(String method) throws IOException {
    return tryRead(method).orElseThrow(() -> new EOFException("closed without a response"));
  }

  /** As {@link #read}; empty when the server closes or resets the connection without an answer. */
  public Optional<Response> tryRead(String method) throws IOException {
    while (true) {
      String statusLine;
      try {
        statusLine = line();
      } catch (EOFException | SocketException closed) {
        return Optional.empty();
      }
      int status = statusOf(statusLine);
      Map<String, String> headers = headers();
      if (status >= 200) {
        return Optional.of(new Response(status, headers, body(method, status, headers)));
      }
    }
  }

  /** Reads no more than the head of the response, of which it returns the status. */
  public int readStatus() throws IOException {
    return readHead().status();
  }

  /** Reads no more than the head of the response. */
  public Response readHead() throws IOException {
    return new Response(statusOf(line()), headers(), new byte[0]);
  }

  private static int statusOf(String statusLine) {
    return Integer.parseInt(statusLine.substring(9, 12));
  }

  /** Reads a part of whatever comes. */
  public void readSome(int bytes) throws IOException {
    if (in.readNBytes(bytes).length < bytes) {
      throw new EOFException();
    }
  }

  /** Reads as many bytes of whatever comes. */
  @Override
  public byte[] readBytes(int bytes) throws IOException {
    return exactly(bytes);
  }

  /** Leaves without a word: the server gets a reset, not an end of stream. */
  @Override
  public void abort() throws IOException {
    transport.setSoLinger(true, 0);
    transport.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("closed after '" + line + "'");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    return headers;
  }

  private byte[] body(String method, int status, Map<String, String> headers) throws IOException {
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return new byte[0];
    }
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return chunks();
    }
    String length = headers.get("content-length");
    return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().trim(), 16);
      if (size == 0) {
        headers();
        return body.toByteArray();
      }
      body.writeBytes(exactly(size));
      line();
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("closed after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }
}

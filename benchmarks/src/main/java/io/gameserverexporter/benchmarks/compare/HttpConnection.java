package io.gameserverexporter.benchmarks.compare;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A connection that is kept open for one GET request after the other, always the same.
 *
 * <p>Does no more than it must: load that costs much would slow down what it measures.
 */
final class HttpConnection implements LoadClient {
  private static final int READ_TIMEOUT_MILLIS = 60_000;
  private static final int MAX_LINE = 8_192;
  private static final int OK = 200;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] request;
  private final byte[] line = new byte[MAX_LINE];
  private byte[] body = new byte[MAX_LINE];
  private int bodyLength;
  private boolean gzip;

  /**
   * @param headers further header lines, each with its line end
   */
  HttpConnection(int port, String path, String headers) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), MAX_LINE);
    out = socket.getOutputStream();
    request =
        ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * One request and its whole response.
   *
   * @throws IOException if the answer is not 200 or cannot be read
   */
  void get() throws IOException {
    out.write(request);
    int length = readLine();
    if (!startsWith(length, "http/1.1 " + OK)) {
      throw new IOException("answered " + text(length));
    }
    int contentLength = -1;
    boolean chunked = false;
    gzip = false;
    for (length = readLine(); length > 0; length = readLine()) {
      if (startsWith(length, "content-length:")) {
        contentLength = Integer.parseInt(text(length).substring("content-length:".length()).trim());
      } else if (startsWith(length, "transfer-encoding: chunked")) {
        chunked = true;
      } else if (startsWith(length, "content-encoding: gzip")) {
        gzip = true;
      }
    }
    bodyLength = 0;
    if (chunked) {
      readChunks();
    } else if (contentLength >= 0) {
      readBody(contentLength);
    } else {
      throw new IOException("a response of unknown length");
    }
  }

  @Override
  public int exchange() throws IOException {
    get();
    return 1;
  }

  /** The last response's body, unpacked. */
  String body() throws IOException {
    InputStream bytes = new ByteArrayInputStream(body, 0, bodyLength);
    try (InputStream plain = gzip ? new GZIPInputStream(bytes) : bytes) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** How many bytes the last response's body had on the wire. */
  int bodyLength() {
    return bodyLength;
  }

  private void readChunks() throws IOException {
    int size;
    do {
      size = Integer.parseInt(text(readLine()).trim(), 16);
      readBody(size);
      readLine();
    } while (size > 0);
  }

  private void readBody(int length) throws IOException {
    if (bodyLength + length > body.length) {
      byte[] larger = new byte[Math.max(body.length * 2, bodyLength + length)];
      System.arraycopy(body, 0, larger, 0, bodyLength);
      body = larger;
    }
    if (in.readNBytes(body, bodyLength, length) != length) {
      throw new EOFException("the server closed the connection in a body");
    }
    bodyLength += length;
  }

  /** Reads a line in lower case into {@link #line}, without its end; returns its length. */
  private int readLine() throws IOException {
    int length = 0;
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (length == MAX_LINE) {
        throw new IOException("a header line of more than " + MAX_LINE + " bytes");
      }
      if (b != '\r') {
        line[length++] = (byte) (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
      }
    }
    return length;
  }

  private boolean startsWith(int length, String start) {
    if (length < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (line[i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String text(int length) {
    return new String(line, 0, length, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

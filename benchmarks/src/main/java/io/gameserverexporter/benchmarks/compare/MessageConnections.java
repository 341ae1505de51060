package io.gameserverexporter.benchmarks.compare;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** As many players as one thread can play: each sends a message and gets it back. */
final class MessageConnections implements LoadClient {
  private static final int PLAYERS = 25;
  private static final int PAYLOAD = 60;
  private static final int READ_TIMEOUT_MILLIS = 60_000;
  private static final int BINARY_FRAME = 0x82;
  private static final int MASKED = 0x80;
  private static final byte[] UPGRADE =
      """
      GET / HTTP/1.1
      Host: 127.0.0.1
      Connection: Upgrade
      Upgrade: websocket
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

      """
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final List<Socket> sockets = new ArrayList<>();
  private final byte[] message;
  private final byte[] answer;

  private MessageConnections(int port, byte[] message, int answerLength) throws IOException {
    this.message = message;
    answer = new byte[answerLength];
    for (int i = 0; i < PLAYERS; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      sockets.add(socket);
    }
  }

  /** Messages behind their length in four bytes. */
  static MessageConnections lengthPrefixed(int port) throws IOException {
    byte[] message = new byte[Integer.BYTES + PAYLOAD];
    message[Integer.BYTES - 1] = PAYLOAD;
    return new MessageConnections(port, message, message.length);
  }

  /** Binary messages; the mask that a client has to give changes nothing. */
  static MessageConnections webSocket(int port) throws IOException {
    byte[] head = {(byte) BINARY_FRAME, (byte) (MASKED | PAYLOAD), 0, 0, 0, 0};
    MessageConnections connections =
        new MessageConnections(port, Arrays.copyOf(head, head.length + PAYLOAD), 2 + PAYLOAD);
    for (Socket socket : connections.sockets) {
      socket.getOutputStream().write(UPGRADE);
      skipHead(socket.getInputStream());
    }
    return connections;
  }

  private static void skipHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the server closed the connection: " + head);
      }
      head.append((char) next);
    }
    if (head.indexOf("HTTP/1.1 101 ") != 0) {
      throw new IOException("no upgrade: " + head);
    }
  }

  @Override
  public int exchange() throws IOException {
    for (Socket socket : sockets) {
      socket.getOutputStream().write(message);
    }
    for (Socket socket : sockets) {
      if (socket.getInputStream().readNBytes(answer, 0, answer.length) != answer.length) {
        throw new EOFException("the server closed the connection");
      }
    }
    return sockets.size();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}

package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client of the game in {@code servers/netty-game}, on a socket of its own. */
final class GameClient implements AutoCloseable {
  private final Socket socket;
  private final DataInputStream in;

  GameClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
  }

  static byte[] packet(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends a packet, and reads as many answers as its first digit says. */
  void exchange(String text) throws IOException {
    send(packet(text));
    expect(text, text.charAt(0) - '0');
  }

  void expect(String text, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      byte[] answer = new byte[in.readInt()];
      in.readFully(answer);
      assertEquals(text, new String(answer, StandardCharsets.US_ASCII));
    }
  }

  boolean hasAnswer() throws IOException {
    return in.available() > 0;
  }

  void endSending() throws IOException {
    socket.shutdownOutput();
  }

  void awaitEnd() throws IOException {
    assertEquals(-1, in.read());
  }

  /** Closes without a word. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

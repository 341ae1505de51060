package io.gameserverexporter.omok.support;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which any bytes can be sent. */
public final class RawHttp implements AutoCloseable {
  private final Socket socket;

  public RawHttp(URI service) throws IOException {
    socket = new Socket(service.getHost(), service.getPort());
    socket.setSoTimeout(30_000);
  }

  public RawHttp send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  public RawHttp send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Whether the server has begun to answer. */
  public boolean hasAnswer() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** The answer with its head, up to the end of the connection. */
  public String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The HTTP status and the result of an answer with its head. */
  public static String outcome(String answer) {
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    int from = body.indexOf('{');
    int to = body.lastIndexOf('}');
    String json = from < 0 ? body : body.substring(from, to + 1);
    return new Calls.Answer(Integer.parseInt(answer.split(" ", 3)[1]), json).outcome();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

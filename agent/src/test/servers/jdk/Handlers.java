package testservers.jdk;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What the handlers do. */
final class Handlers {
  private Handlers() {}

  static void ok(HttpExchange exchange) throws IOException {
    answer(exchange, 200, "ok");
  }

  /** Answers with the status that the path ends in: {@code /status/204}. */
  static void status(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    answer(
        exchange,
        Integer.parseInt(path.substring("/status/".length(), "/status/".length() + 3)),
        "");
  }

  static void fail(HttpExchange exchange) {
    throw new IllegalStateException("thrown by the handler");
  }

  /** The status line is on the wire before the exception. */
  static void failLate(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(1);
    exchange.getResponseBody().flush();
    throw new IllegalStateException("thrown by the handler after it had answered");
  }

  /** Reads the whole body and answers how long it was. */
  static void upload(HttpExchange exchange) throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    InputStream body = exchange.getRequestBody();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    answer(exchange, 200, Long.toString(total));
  }

  /** Writes more than the sockets between here and there can hold. */
  static void download(HttpExchange exchange) throws IOException {
    byte[] block = new byte[64 * 1024];
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    for (int i = 0; i < 512; i++) {
      body.write(block);
    }
    exchange.close();
  }

  /** The handler returns first, the answer comes from a thread of the application. */
  static void answerOnAnotherThread(HttpExchange exchange) {
    Thread later =
        new Thread(
            () -> {
              try {
                Thread.sleep(20);
                answer(exchange, 200, "late");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    later.setDaemon(true);
    later.start();
  }

  static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes("US-ASCII");
    boolean none = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}

package testservers.undertow;

import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.util.SameThreadExecutor;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the handlers do. */
final class Behaviours {
  private static final ScheduledExecutorService LATER =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "later");
            thread.setDaemon(true);
            return thread;
          });

  private Behaviours() {}

  /** On the I/O thread. */
  static void ok(HttpServerExchange exchange) {
    exchange.getResponseSender().send("ok");
  }

  /** Answers with the status that the path says: {@code /status/204/x}. */
  static void status(HttpServerExchange exchange) {
    exchange.setStatusCode(
        Integer.parseInt(exchange.getQueryParameters().get("code").getFirst().substring(0, 3)));
  }

  /** Reads the whole body, blocking, and answers how long it was. */
  static void upload(HttpServerExchange exchange) throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    InputStream body = exchange.getInputStream();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    exchange.getOutputStream().write(Long.toString(total).getBytes("US-ASCII"));
  }

  /** Has the whole body handed over, not blocking, and answers how long it was. */
  static void receive(HttpServerExchange exchange) {
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            (whole, body) -> whole.getResponseSender().send(Integer.toString(body.length)));
  }

  /** Writes more than the sockets between here and there can hold. */
  static void download(HttpServerExchange exchange) throws IOException {
    byte[] block = new byte[64 * 1024];
    OutputStream body = exchange.getOutputStream();
    for (int i = 0; i < 512; i++) {
      body.write(block);
    }
  }

  /** Goes on on a worker. */
  static void dispatched(HttpServerExchange exchange) {
    exchange.dispatch(Behaviours::ok);
  }

  /** Goes on on a worker, then on the I/O thread, and sends from there. */
  static void dispatchedTwice(HttpServerExchange exchange) {
    exchange.dispatch(
        onWorker -> onWorker.dispatch(onWorker.getIoThread(), (Runnable) () -> ok(exchange)));
  }

  /** The handler returns first, the answer comes from a thread of the application. */
  static void late(HttpServerExchange exchange) {
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        (Runnable)
            () ->
                LATER.schedule(
                    () -> exchange.setStatusCode(202).getResponseSender().send("late"),
                    20,
                    TimeUnit.MILLISECONDS));
  }

  /** Sends in two parts, the second when the first is gone. */
  static void sender(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(io.undertow.util.Headers.CONTENT_LENGTH, "8");
    exchange
        .getResponseSender()
        .send(
            "part",
            new IoCallback() {
              @Override
              public void onComplete(HttpServerExchange sent, io.undertow.io.Sender sender) {
                sender.send("part", IoCallback.END_EXCHANGE);
              }

              @Override
              public void onException(
                  HttpServerExchange sent, io.undertow.io.Sender sender, IOException exception) {
                sent.endExchange();
              }
            });
  }

  /** Nobody ever answers. */
  static void never(HttpServerExchange exchange) {
    exchange.dispatch(SameThreadExecutor.INSTANCE, (Runnable) () -> {});
  }

  static void fail(HttpServerExchange exchange) {
    throw new IllegalStateException("thrown by the handler");
  }

  /** The status line is on the wire before the exception. */
  static void failLate(HttpServerExchange exchange) throws IOException {
    exchange.getOutputStream().write("begun".getBytes("US-ASCII"));
    exchange.getOutputStream().flush();
    throw new IllegalStateException("thrown by the handler after it had answered");
  }

  /** One event, and never an end; what is sent to keep it alive tells when the client is gone. */
  static void events(ServerSentEventConnection connection, String lastEventId) {
    connection.setKeepAliveTime(50);
    connection.send("hello");
  }

  /** Sends back what it gets. */
  static void websocket(WebSocketHttpExchange exchange, WebSocketChannel channel) {
    channel
        .getReceiveSetter()
        .set(
            new AbstractReceiveListener() {
              @Override
              protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                WebSockets.sendText(message.getData(), from, null);
              }
            });
    channel.resumeReceives();
  }
}

package testservers.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicLong;
import testservers.console.Console;
import testservers.vertxsockets.Echo;

/** Vert.x without a router. */
public final class VertxServer {
  private final Vertx vertx = Vertx.vertx();

  private VertxServer() {}

  public static void main(String[] args) throws Exception {
    new VertxServer().serve();
  }

  private void serve() throws Exception {
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
            .requestHandler(this::handle)
            .webSocketHandler(new Echo())
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    Console.serveOn(server.actualPort());
  }

  private void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    String path = request.path();
    if (path.startsWith("/ok")) {
      response.end("ok");
    } else if (path.startsWith("/status/")) {
      response.setStatusCode(Integer.parseInt(path.substring(8, 11))).end();
    } else if (path.startsWith("/later/")) {
      response.setStatusCode(Integer.parseInt(path.substring(7, 10)));
      vertx.setTimer(5, timer -> response.end("late"));
    } else if (path.equals("/upload")) {
      AtomicLong length = new AtomicLong();
      request.handler(part -> length.addAndGet(part.length()));
      request.endHandler(end -> response.end(length.toString()));
    } else if (path.equals("/download")) {
      response.setChunked(true);
      for (int i = 0; i < 512; i++) {
        response.write(Buffer.buffer(new byte[64 * 1024]));
      }
      response.end();
    } else if (!path.equals("/never")) {
      response.setStatusCode(404).end();
    }
  }
}

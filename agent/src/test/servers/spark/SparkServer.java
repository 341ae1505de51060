package testservers.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketMessage;
import org.eclipse.jetty.websocket.api.annotations.WebSocket;
import spark.Request;
import spark.Response;
import spark.Service;
import testservers.console.Console;

/** A Spark with its own Jetty. */
public final class SparkServer {
  private SparkServer() {}

  public static void main(String[] args) throws Exception {
    Service server = Service.ignite();
    server.ipAddress("127.0.0.1");
    server.port(0);
    server.webSocket("/rooms", Room.class);
    server.before((request, response) -> gate(server, request));
    server.after((request, response) -> response.header("X-After", "yes"));
    server.get("/players/:id", (request, response) -> request.params("id"));
    server.put("/players/:id", (request, response) -> "put");
    server.get("/plain", (request, response) -> "ok");
    server.get("/files/*", (request, response) -> request.splat()[0]);
    server.post("/upload", SparkServer::upload);
    server.get("/download", SparkServer::download);
    server.get("/status/:code/:rest", SparkServer::status);
    server.get("/halt/:id", (request, response) -> server.halt(401, "halted"));
    server.get("/fail/:id", SparkServer::fail);
    server.get("/fail-handled/:id", SparkServer::failHandled);
    server.exception(
        UnsupportedOperationException.class,
        (error, request, response) -> {
          response.status(409);
          response.body("handled");
        });
    server.awaitInitialization();
    Console.serveOn(server.port());
  }

  /** Stands before every route; the request's {@code X-Gate} header says what it does. */
  private static void gate(Service server, Request request) {
    String gate = request.headers("X-Gate");
    if ("answer".equals(gate)) {
      server.halt(403, "not you");
    } else if ("throw".equals(gate)) {
      throw new IllegalStateException("thrown by the filter");
    }
  }

  private static Object fail(Request request, Response response) {
    throw new IllegalStateException("thrown by the route");
  }

  private static Object failHandled(Request request, Response response) {
    throw new UnsupportedOperationException("thrown by the route");
  }

  /** Answers with the status in its path. */
  private static Object status(Request request, Response response) {
    response.status(Integer.parseInt(request.params("code")));
    return "";
  }

  /** Reads the whole body and answers how long it was. */
  private static Object upload(Request request, Response response) throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    InputStream body = request.raw().getInputStream();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    return Long.toString(total);
  }

  /** Writes more than the sockets between here and there can hold. */
  private static Object download(Request request, Response response) throws IOException {
    byte[] block = new byte[64 * 1024];
    OutputStream body = response.raw().getOutputStream();
    for (int i = 0; i < 512; i++) {
      body.write(block);
    }
    return "";
  }

  /** Answers every message. */
  @WebSocket
  public static final class Room {
    @OnWebSocketMessage
    public void message(Session session, String text) throws IOException {
      session.getRemote().sendString("heard");
    }
  }
}

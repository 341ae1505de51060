package testservers.helidon;

import io.helidon.http.ForbiddenException;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import testservers.console.Console;

/** A Helidon SE. */
public final class HelidonServer {
  private HelidonServer() {}

  public static void main(String[] args) throws Exception {
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(HelidonServer::route)
            .build()
            .start();
    Console.serveOn(server.port());
  }

  static void route(HttpRouting.Builder routing) {
    routing
        .addFilter(
            (chain, request, response) -> {
              gate(request);
              chain.proceed();
            })
        .any((request, response) -> response.next())
        .get("/", (request, response) -> response.send("root"))
        .get("/players/{id}", (request, response) -> response.send(id(request)))
        .head("/players/{id}", (request, response) -> response.send())
        .put("/players/{id}", (request, response) -> response.send("put"))
        .get("/plain", (request, response) -> response.send("ok"))
        .get("/files/*", (request, response) -> response.send("ok"))
        .get("/passed/{id}", (request, response) -> response.next())
        .get("/passed/*", (request, response) -> response.next())
        .get("/twice/{id}", (request, response) -> response.next())
        .get("/twice/*", (request, response) -> response.send("ok"))
        .post("/upload", HelidonServer::upload)
        .get("/download", HelidonServer::download)
        .get("/status/{code}/{rest}", HelidonServer::status)
        .get("/fail/{id}", HelidonServer::fail)
        .get("/fail-late/{id}", HelidonServer::failLate)
        .get("/fail-handled/{id}", HelidonServer::failHandled)
        .get("/forbidden/{id}", HelidonServer::forbid)
        .get("/future/{id}", HelidonServer::future)
        .register("/rooms/{room}", HelidonServer::rooms)
        .error(
            UnsupportedOperationException.class,
            (request, response, error) -> response.status(Status.CONFLICT_409).send("handled"));
  }

  /** A service below a template. */
  private static void rooms(HttpRules rules) {
    rules
        .get("/moves/{move}", (request, response) -> response.send("move"))
        .register("/chat", chat -> chat.get("/{line}", (request, response) -> response.send("x")))
        .get((request, response) -> response.send("any"));
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }

  /** Stands before every handler; the request's {@code X-Gate} header says what it does. */
  private static void gate(ServerRequest request) {
    String gate =
        request.headers().value(io.helidon.http.HeaderNames.create("X-Gate")).orElse("");
    if (gate.equals("answer")) {
      throw new ForbiddenException("not you");
    } else if (gate.equals("throw")) {
      throw new IllegalStateException("thrown by the filter");
    }
  }

  private static void fail(ServerRequest request, ServerResponse response) {
    throw new IllegalStateException("thrown by the handler");
  }

  private static void failLate(ServerRequest request, ServerResponse response)
      throws IOException {
    OutputStream body = response.outputStream();
    body.write(new byte[64 * 1024]);
    body.flush();
    throw new IllegalStateException("thrown by the handler after it had answered");
  }

  private static void failHandled(ServerRequest request, ServerResponse response) {
    throw new UnsupportedOperationException("thrown by the handler");
  }

  private static void forbid(ServerRequest request, ServerResponse response) {
    throw new ForbiddenException("not you");
  }

  /** Waits for another thread: the connection's is a virtual one. */
  private static void future(ServerRequest request, ServerResponse response) throws Exception {
    CompletableFuture<String> later =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                Thread.sleep(20);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "later";
            });
    response.send(later.get());
  }

  /** Answers with the status in its path. */
  private static void status(ServerRequest request, ServerResponse response) {
    int code = Integer.parseInt(request.path().pathParameters().get("code"));
    response.status(Status.create(code)).send();
  }

  /** Reads the whole body and answers how long it was. */
  private static void upload(ServerRequest request, ServerResponse response)
      throws IOException {
    byte[] buffer = new byte[8192];
    long total = 0;
    InputStream body = request.content().inputStream();
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      total += n;
    }
    response.send(Long.toString(total));
  }

  /** Writes more than the sockets between here and there can hold. */
  private static void download(ServerRequest request, ServerResponse response)
      throws IOException {
    byte[] block = new byte[64 * 1024];
    try (OutputStream body = response.outputStream()) {
      for (int i = 0; i < 512; i++) {
        body.write(block);
      }
    }
  }
}

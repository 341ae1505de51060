package testservers.vertxweb;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import testservers.console.Console;
import testservers.vertxsockets.Echo;

/** Vert.x with a router. */
public final class VertxWebServer {
  private final Vertx vertx = Vertx.vertx();

  private VertxWebServer() {}

  public static void main(String[] args) throws Exception {
    new VertxWebServer().serve();
  }

  private void serve() throws Exception {
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
            .requestHandler(router())
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    Console.serveOn(server.actualPort());
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(this::gate);
    router.route("/audited/*").handler(RoutingContext::next);
    router.get("/audited/:id").handler(VertxWebServer::ok);
    router.route("/items/:id").handler(VertxWebServer::ok);
    router.post("/upload").handler(BodyHandler.create(false)).handler(VertxWebServer::upload);
    router.get("/download").handler(VertxWebServer::download);
    router.get("/files/*").handler(VertxWebServer::ok);
    router.routeWithRegex("/pattern/[0-9]+").handler(VertxWebServer::ok);
    router
        .route("/status/:code/:rest")
        .handler(context -> context.response().setStatusCode(code(context)).end());
    router
        .route("/later/:code")
        .handler(
            context ->
                vertx.setTimer(
                    5, timer -> context.response().setStatusCode(code(context)).end("late")));
    router.route("/never/:id").handler(context -> {});
    router
        .get("/fail/:id")
        .handler(
            context -> {
              throw new IllegalStateException("thrown by the handler");
            });
    router.get("/fail-with/:code").handler(context -> context.fail(code(context)));
    router
        .get("/fail-handled/:id")
        .handler(context -> context.fail(new IllegalStateException("handled")))
        .failureHandler(context -> context.response().setStatusCode(409).end());
    router.get("/moved/:id").handler(context -> context.reroute("/items/1"));
    router.get("/blocking/:id").blockingHandler(VertxWebServer::ok);
    router
        .get("/sockets/:room")
        .handler(context -> context.request().toWebSocket().onSuccess(new Echo()));
    router.route("/api/*").subRouter(api());
    Router room = Router.router(vertx);
    room.get("/players/:player").handler(VertxWebServer::ok);
    router.route("/rooms/:room/*").subRouter(room);
    return router;
  }

  private Router api() {
    Router scores = Router.router(vertx);
    scores.get("/best/:count").handler(VertxWebServer::ok);
    Router api = Router.router(vertx);
    api.get("/players/:id").handler(VertxWebServer::ok);
    api.route("/scores/*").subRouter(scores);
    return api;
  }

  private void gate(RoutingContext context) {
    String gate = context.request().getHeader("X-Gate");
    if ("answer".equals(gate)) {
      context.response().setStatusCode(403).end();
    } else if ("later".equals(gate)) {
      vertx.setTimer(5, timer -> context.next());
    } else {
      context.next();
    }
  }

  private static int code(RoutingContext context) {
    return Integer.parseInt(context.pathParam("code"));
  }

  private static void ok(RoutingContext context) {
    context.response().end("ok");
  }

  private static void upload(RoutingContext context) {
    Buffer body = context.body().buffer();
    context.response().end(Integer.toString(body == null ? 0 : body.length()));
  }

  private static void download(RoutingContext context) {
    HttpServerResponse response = context.response().setChunked(true);
    for (int i = 0; i < 512; i++) {
      response.write(Buffer.buffer(new byte[64 * 1024]));
    }
    response.end();
  }
}

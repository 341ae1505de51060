package testservers.play;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import play.BuiltInComponents;
import play.Mode;
import play.http.HttpEntity;
import play.mvc.Http;
import play.mvc.Result;
import play.mvc.Results;
import play.mvc.StatusHeader;
import play.routing.Router;
import play.routing.RoutingDsl;
import play.server.Server;
import testservers.console.Console;

/** Play on its Netty server, with the routes that can be said in Java. */
public final class PlayServer {
  private static final String[] METHODS = {"GET", "PUT", "DELETE", "BREW"};

  private PlayServer() {}

  public static void main(String[] args) throws Exception {
    // It has to be there, be it empty.
    Path configuration = Files.createTempFile("application", ".conf");
    configuration.toFile().deleteOnExit();
    System.setProperty("config.file", configuration.toString());
    System.setProperty("play.server.http.address", "127.0.0.1");
    System.setProperty("play.http.secret.key", "x".repeat(64));
    Server server = Server.forRouter(Mode.PROD, 0, PlayServer::routes);
    Console.serveOn(server.httpPort());
  }

  private static Router routes(BuiltInComponents components) {
    RoutingDsl routes = RoutingDsl.fromComponents(components);
    for (String method : METHODS) {
      routes
          .match(method, "/ok*rest")
          .routingTo((Http.Request request, String rest) -> Results.ok("ok"))
          .match(method, "/status/:code/*rest")
          .routingTo((Http.Request request, String code, String rest) -> status(code))
          .match(method, "/later/:code")
          .routingAsync((Http.Request request, String code) -> later(code))
          .match(method, "/never")
          .routingAsync((Http.Request request) -> new CompletableFuture<Result>());
    }
    return routes
        .GET("/download")
        .routingTo((Http.Request request) -> download())
        .POST("/upload")
        .routingTo(
            (Http.Request request) ->
                Results.ok(Integer.toString(request.body().asBytes().length())))
        .build();
  }

  private static Result status(String code) {
    return Results.status(Integer.parseInt(code));
  }

  private static CompletionStage<Result> later(String code) {
    Executor after = CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> status(code), after);
  }

  private static Result download() {
    ByteString block = ByteString.fromArray(new byte[64 * 1024]);
    return new StatusHeader(200)
        .sendEntity(
            new HttpEntity.Streamed(
                Source.repeat(block).take(512), Optional.empty(), Optional.empty()));
  }
}

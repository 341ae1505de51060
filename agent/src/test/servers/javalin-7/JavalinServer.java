package testservers.javalin;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import testservers.console.Console;

/** A Javalin 7, whose handlers are part of its configuration. */
public final class JavalinServer {
  private JavalinServer() {}

  public static void main(String[] args) throws Exception {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.router.contextPath = "/app";
              config.routes.before(Answers::gate);
              config.routes.before("/behind/*", Answers::goOnElsewhere);
              config.routes.before("/waits/*", Answers::goOnWhenWoken);
              config.routes.after(context -> context.header("X-After", "yes"));
              config.routes.exception(UnsupportedOperationException.class, Answers::handle);
              Answers.addTo(
                  (method, path, handler) ->
                      config.routes.addHttpHandler(
                          HandlerType.findOrCreate(method), path, handler));
              config.routes.ws(
                  "/rooms/{id}", room -> room.onMessage(message -> message.send("heard")));
            });
    server.start("127.0.0.1", 0);
    Console.serveOn(server.port());
  }
}

package testservers.javalin;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import testservers.console.Console;

/** A Javalin 5 or 6, whose handlers are added to the server. */
public final class JavalinServer {
  private JavalinServer() {}

  public static void main(String[] args) throws Exception {
    Javalin server =
        Javalin.create(
            config -> {
              config.showJavalinBanner = false;
              config.routing.contextPath = "/app";
            });
    server.before(Answers::gate);
    server.before("/behind/*", Answers::goOnElsewhere);
    server.before("/waits/*", Answers::goOnWhenWoken);
    server.after(context -> context.header("X-After", "yes"));
    server.exception(UnsupportedOperationException.class, Answers::handle);
    Answers.addTo(
        (method, path, handler) ->
            server.addHandler(HandlerType.valueOf(method), path, handler));
    server.ws("/rooms/{id}", room -> room.onMessage(message -> message.send("heard")));
    server.start("127.0.0.1", 0);
    Console.serveOn(server.port());
  }
}

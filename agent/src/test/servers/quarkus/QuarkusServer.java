package testservers.quarkus;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.io.UncheckedIOException;
import testservers.console.Console;

/** Tells the test where Quarkus listens. */
@ApplicationScoped
public class QuarkusServer {
  void started(@ObservesAsync HttpServerStart start, HttpServer server) {
    int port = server.getPort();
    Thread console =
        new Thread(
            () -> {
              try {
                Console.serveOn(port);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    console.setDaemon(true);
    console.start();
  }
}

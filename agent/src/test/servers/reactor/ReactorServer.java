package testservers.reactor;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import testservers.console.Console;

/** Reactor Netty, the server under Spring WebFlux, without routes. */
public final class ReactorServer {
  private ReactorServer() {}

  public static void main(String[] args) throws Exception {
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .protocol(HttpProtocol.HTTP11, HttpProtocol.H2C)
            .handle(ReactorServer::handle)
            .bindNow();
    Console.serveOn(server.port());
  }

  private static Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    String path = "/" + request.path();
    if (path.startsWith("/ok")) {
      return response.sendString(Mono.just("ok"));
    } else if (path.startsWith("/status/")) {
      return response.status(Integer.parseInt(path.substring(8, 11))).send();
    } else if (path.startsWith("/later/")) {
      response.status(Integer.parseInt(path.substring(7, 10)));
      return response.sendString(Mono.delay(Duration.ofMillis(5)).map(number -> "late"));
    } else if (path.equals("/upload")) {
      return response.sendString(
          request
              .receive()
              .asByteArray()
              .map(part -> part.length)
              .reduce(0, Integer::sum)
              .map(String::valueOf));
    } else if (path.equals("/download")) {
      return response.send(
          Flux.range(0, 512).map(block -> Unpooled.wrappedBuffer(new byte[64 * 1024])));
    } else if (path.equals("/ws")) {
      return response.sendWebsocket((in, out) -> out.sendString(in.receive().asString()));
    }
    return path.equals("/never") ? Mono.never() : response.sendNotFound();
  }
}

package io.gameserverexporter.benchmarks.server;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Spring WebFlux on Reactor Netty, and one controller. */
public final class WebFluxServer {
  private WebFluxServer() {}

  /** Runs until standard input ends. */
  public static void main(String[] args) {
    try (var context = new AnnotationConfigApplicationContext(Application.class)) {
      DisposableServer server =
          HttpServer.create()
              .host("127.0.0.1")
              .port(0)
              .handle(
                  new ReactorHttpHandlerAdapter(
                      WebHttpHandlerBuilder.applicationContext(context).build()))
              .bindNow();
      Control.serve(server.port());
      server.disposeNow();
    }
  }

  /** What Spring is told. */
  @Configuration
  @EnableWebFlux
  @Import(Players.class)
  public static class Application {}

  /** One route with a variable, as most have one. */
  @RestController
  public static class Players {
    /** The player's line. */
    @GetMapping(path = "/players/{id}", produces = MediaType.TEXT_PLAIN_VALUE)
    public Mono<String> player(@PathVariable String id) {
      return Mono.just("player " + id + "\n");
    }
  }
}

package testservers.webflux;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import testservers.console.Console;

/** Spring WebFlux on Reactor Netty, as Spring Boot puts it together. */
public final class WebFluxServer {
  private WebFluxServer() {}

  public static void main(String[] args) throws Exception {
    AnnotationConfigApplicationContext beans =
        new AnnotationConfigApplicationContext(WebFluxConfiguration.class);
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .protocol(HttpProtocol.HTTP11, HttpProtocol.H2C)
            .handle(
                new ReactorHttpHandlerAdapter(
                    WebHttpHandlerBuilder.applicationContext(beans).build()))
            .bindNow();
    Console.serveOn(server.port());
  }
}

package testservers.webflux;

import io.undertow.Handlers;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.UndertowHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import testservers.console.Console;

/** Spring WebFlux on the handlers of Undertow, as Spring Boot puts it together. */
public final class WebFluxOnUndertow {
  private WebFluxOnUndertow() {}

  public static void main(String[] args) throws Exception {
    AnnotationConfigApplicationContext beans =
        new AnnotationConfigApplicationContext(WebFluxConfiguration.class);
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                // Without it nobody tells a client to go on that expects 100.
                Handlers.httpContinueRead(
                    new UndertowHttpHandlerAdapter(
                        WebHttpHandlerBuilder.applicationContext(beans).build())))
            .build();
    server.start();
    Console.serveOn(
        ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
  }
}

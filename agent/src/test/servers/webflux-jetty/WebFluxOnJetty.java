package testservers.webflux;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.JettyCoreHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import testservers.console.Console;

/** Spring WebFlux on the handlers of Jetty, without servlets. */
public final class WebFluxOnJetty {
  private WebFluxOnJetty() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    AnnotationConfigApplicationContext beans =
        new AnnotationConfigApplicationContext(WebFluxConfiguration.class);
    server.setHandler(
        new JettyCoreHttpHandlerAdapter(WebHttpHandlerBuilder.applicationContext(beans).build()));
    ServerWebSocketContainer.ensure(server);
    server.start();
    Console.serveOn(connector.getLocalPort());
  }
}

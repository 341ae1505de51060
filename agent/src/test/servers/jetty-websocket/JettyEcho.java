package testservers.jettywebsocket;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.websocket.javax.server.config.JavaxWebSocketServletContainerInitializer;
import testservers.console.Console;
import testservers.websocket.Echo;

/** An embedded Jetty with an endpoint of the Java API for WebSocket. */
public final class JettyEcho {
  private JettyEcho() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/app");
    JavaxWebSocketServletContainerInitializer.configure(
        context, (application, container) -> container.addEndpoint(Echo.class));
    server.setHandler(context);
    server.start();
    Console.serveOn(connector.getLocalPort());
  }
}

package testservers.springwebsocket;

import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import testservers.console.Console;

/** {@link Sockets} in an embedded Jetty. */
public final class SocketsOnJetty {
  private SocketsOnJetty() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/app");
    // Without it Spring finds nothing in the context that could upgrade, and answers 500.
    JettyWebSocketServletContainerInitializer.configure(context, null);
    context.addEventListener(new Starter());
    server.setHandler(context);
    server.start();
    Console.serveOn(connector.getLocalPort());
  }

  private static final class Starter implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      Sockets.add(event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {}
  }
}

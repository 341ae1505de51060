package testservers.jettywebsocket;

import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.javax.server.config.JavaxWebSocketServletContainerInitializer;
import testservers.console.Console;
import testservers.console.Tls;
import testservers.websocket.Echo;

/** An embedded Jetty with an endpoint of the Java API for WebSocket. */
public final class JettyEcho {
  private JettyEcho() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    HttpConfiguration configuration = new HttpConfiguration();
    ServerConnector connector =
        new ServerConnector(
            server,
            new HttpConnectionFactory(configuration),
            new HTTP2CServerConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServerConnector tls = null;
    if (Tls.isWanted()) {
      SslContextFactory.Server context = new SslContextFactory.Server();
      context.setSslContext(Tls.context());
      tls = new ServerConnector(server, context);
      tls.setHost("127.0.0.1");
      server.addConnector(tls);
    }
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/app");
    JavaxWebSocketServletContainerInitializer.configure(
        context, (application, container) -> container.addEndpoint(Echo.class));
    server.setHandler(context);
    server.start();
    if (tls != null) {
      Tls.servesOn(tls.getLocalPort());
    }
    Console.serveOn(connector.getLocalPort());
  }
}

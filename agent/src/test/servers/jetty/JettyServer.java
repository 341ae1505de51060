package testservers.jetty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.servlet.ServletContextHandler;
import testservers.console.Console;
import testservers.servlet.ServletApp;

/** An embedded Jetty with the servlet application. */
public final class JettyServer {
  private JettyServer() {}

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

    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/app");
    Path base = Files.createTempDirectory("jetty");
    context.setInitParameter("org.eclipse.jetty.servlet.Default.baseResource", base.toString());
    context.addServlet(DefaultServlet.class, "/");
    context.addEventListener(new Starter());
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(418, "/error-page");
    errors.addErrorPage(IllegalArgumentException.class, "/error-page");
    context.setErrorHandler(errors);
    server.setHandler(context);

    server.start();
    Console.serveOn(connector.getLocalPort());
  }

  private static final class Starter implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      new ServletApp().onStartup(Collections.<Class<?>>emptySet(), event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {}
  }
}

package io.gameserverexporter.benchmarks.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** WebSocket messages on Tomcat, sent back. */
public final class TomcatEchoServer {
  private TomcatEchoServer() {}

  /**
   * Runs until standard input ends.
   *
   * @param args the folder that Tomcat may write into
   */
  public static void main(String[] args) throws LifecycleException {
    String base = args[0];
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base);
    tomcat.setConnector(connector);
    tomcat.getHost().setAutoDeploy(false);
    Context context = tomcat.addContext("", base);
    Tomcat.addServlet(context, "nothing", new Nothing());
    context.addServletMapping("/", "nothing");
    context.addServletContainerInitializer(
        (classes, application) -> addEndpoint(application), Set.of());
    tomcat.start();
    Control.serve(connector.getLocalPort());
    tomcat.stop();
    tomcat.destroy();
  }

  private static void addEndpoint(ServletContext application) throws ServletException {
    new WsSci().onStartup(Set.of(), application);
    ServerContainer container =
        (ServerContainer) application.getAttribute(ServerContainer.class.getName());
    try {
      container.addEndpoint(ServerEndpointConfig.Builder.create(Echo.class, "/").build());
    } catch (DeploymentException e) {
      throw new ServletException(e);
    }
  }

  /** Of one connection. */
  public static final class Echo extends Endpoint {
    @Override
    public void onOpen(Session session, EndpointConfig config) {
      RemoteEndpoint.Basic remote = session.getBasicRemote();
      session.addMessageHandler(
          ByteBuffer.class,
          (MessageHandler.Whole<ByteBuffer>)
              payload -> {
                try {
                  remote.sendBinary(payload);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  /** Without a servlet no filter would see an upgrade. */
  private static final class Nothing extends HttpServlet {
    private static final long serialVersionUID = 1;
  }
}

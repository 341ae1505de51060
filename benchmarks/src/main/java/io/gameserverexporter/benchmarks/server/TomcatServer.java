package io.gameserverexporter.benchmarks.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with one bare servlet: the least a server can do for a request. */
public final class TomcatServer {
  private TomcatServer() {}

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
    connector.setProperty("maxKeepAliveRequests", "-1");
    connector.setProperty("keepAliveTimeout", "-1");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base);
    tomcat.setConnector(connector);
    tomcat.getHost().setAutoDeploy(false);
    Context context = tomcat.addContext("", base);
    Tomcat.addServlet(context, "hello", new Hello());
    context.addServletMapping("/hello", "hello");
    tomcat.start();
    Control.serve(connector.getLocalPort());
    tomcat.stop();
    tomcat.destroy();
  }

  /** Answers every request with the same few bytes. */
  private static final class Hello extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final byte[] BODY = "hello, player\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain");
      response.setContentLength(BODY.length);
      response.getOutputStream().write(BODY);
    }
  }
}

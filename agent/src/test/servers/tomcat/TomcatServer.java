package testservers.tomcat;

import java.io.File;
import java.nio.file.Files;
import java.util.Collections;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.servlet.ServletContainerInitializer;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import testservers.console.Console;

/**
 * An embedded Tomcat. Arguments: the application's initialiser, and whether to use virtual threads.
 */
public final class TomcatServer {
  private TomcatServer() {}

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    File base = Files.createTempDirectory("tomcat").toFile();
    tomcat.setBaseDir(base.getPath());
    tomcat.setConnector(connector(Boolean.parseBoolean(args[1])));

    Context context = tomcat.addContext("/app", null);
    Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet")
        .setOverridable(true);
    context.addServletMappingDecoded("/", "default");
    context.addServletContainerInitializer(
        (ServletContainerInitializer) Class.forName(args[0]).getConstructor().newInstance(),
        Collections.<Class<?>>emptySet());
    context.addErrorPage(errorPage(418, null));
    context.addErrorPage(errorPage(0, IllegalArgumentException.class.getName()));

    tomcat.start();
    Console.serveOn(tomcat.getConnector().getLocalPort());
  }

  private static Connector connector(boolean virtualThreads) throws Exception {
    Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxKeepAliveRequests", "-1");
    connector.addUpgradeProtocol(new Http2Protocol());
    if (virtualThreads) {
      // By reflection: this source is compiled for Java 8, too.
      ((AbstractProtocol<?>) connector.getProtocolHandler())
          .setExecutor(
              (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    }
    return connector;
  }

  private static ErrorPage errorPage(int status, String exception) {
    ErrorPage page = new ErrorPage();
    page.setErrorCode(status);
    page.setExceptionType(exception);
    page.setLocation("/error-page");
    return page;
  }
}

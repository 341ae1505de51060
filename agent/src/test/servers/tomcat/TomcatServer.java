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
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import testservers.console.Console;
import testservers.console.Tls;

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

    Connector tls = null;
    if (Tls.isWanted()) {
      tls = tlsConnector();
      tomcat.getService().addConnector(tls);
    }
    tomcat.start();
    if (tls != null) {
      Tls.servesOn(tls.getLocalPort());
    }
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

  private static Connector tlsConnector() {
    Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("SSLEnabled", "true");
    connector.setScheme("https");
    connector.setSecure(true);
    SSLHostConfig host = new SSLHostConfig();
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setCertificateKeystoreFile(Tls.keys());
    certificate.setCertificateKeystoreType("JKS");
    certificate.setCertificateKeystorePassword(Tls.PASSWORD);
    host.addCertificate(certificate);
    connector.addSslHostConfig(host);
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

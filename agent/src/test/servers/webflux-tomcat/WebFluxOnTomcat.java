package testservers.webflux;

import java.io.File;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.TomcatHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import testservers.console.Console;

/** Spring WebFlux on Tomcat, as Spring Boot puts it together. */
public final class WebFluxOnTomcat {
  private WebFluxOnTomcat() {}

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    File base = Files.createTempDirectory("tomcat").toFile();
    tomcat.setBaseDir(base.getPath());
    Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxKeepAliveRequests", "-1");
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", null);
    context.addServletContainerInitializer(new WsSci(), null);
    AnnotationConfigApplicationContext beans =
        new AnnotationConfigApplicationContext(WebFluxConfiguration.class);
    Wrapper servlet =
        Tomcat.addServlet(
            context,
            "webflux",
            new TomcatHttpHandlerAdapter(WebHttpHandlerBuilder.applicationContext(beans).build()));
    servlet.setAsyncSupported(true);
    context.addServletMappingDecoded("/", "webflux");
    tomcat.start();
    Console.serveOn(tomcat.getConnector().getLocalPort());
  }
}

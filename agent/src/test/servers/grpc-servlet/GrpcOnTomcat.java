package testservers.grpc;

import io.grpc.ServerInterceptors;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.servlet.jakarta.ServletAdapter;
import io.grpc.servlet.jakarta.ServletServerBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import testservers.console.Console;

/** gRPC as a servlet. */
public final class GrpcOnTomcat {
  private GrpcOnTomcat() {}

  public static void main(String[] args) throws Exception {
    Behaviours behaviours = new Behaviours();
    InProcessServerBuilder.forName("inside").addService(behaviours.service()).build().start();
    behaviours.callsGoTo(InProcessChannelBuilder.forName("inside").build());
    ServletServerBuilder builder = new ServletServerBuilder();
    builder
        .maxInboundMessageSize(65536)
        .addService(ServerInterceptors.intercept(behaviours.service(), new Gate()));
    Tomcat tomcat = new Tomcat();
    File base = Files.createTempDirectory("tomcat").toFile();
    tomcat.setBaseDir(base.getPath());
    tomcat.setConnector(connector());
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "grpc", new Grpc(builder.buildServletAdapter()))
        .setAsyncSupported(true);
    context.addServletMappingDecoded("/*", "grpc");
    tomcat.start();
    Console.serveOn(tomcat.getConnector().getLocalPort());
  }

  private static Connector connector() {
    Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    Http2Protocol http2 = new Http2Protocol();
    // Small messages in frames of their own are no attack here.
    http2.setOverheadCountFactor(0);
    http2.setOverheadDataThreshold(0);
    http2.setOverheadContinuationThreshold(0);
    http2.setOverheadWindowUpdateThreshold(0);
    connector.addUpgradeProtocol(http2);
    return connector;
  }

  private static final class Grpc extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient ServletAdapter adapter;

    Grpc(ServletAdapter adapter) {
      this.adapter = adapter;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      adapter.doPost(request, response);
    }
  }
}

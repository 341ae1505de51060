package testservers.jersey;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.util.concurrent.Executors;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import testservers.console.Console;

/** The application without servlets. Argument: {@code grizzly} or {@code jdk}. */
public final class JerseyServer {
  private JerseyServer() {}

  public static void main(String[] args) throws Exception {
    URI base = URI.create("http://127.0.0.1:0/game/");
    if (args[0].equals("grizzly")) {
      Console.serveOn(
          GrizzlyHttpServerFactory.createHttpServer(base, new JerseyApp())
              .getListeners()
              .iterator()
              .next()
              .getPort());
    } else {
      HttpServer server = JdkHttpServerFactory.createHttpServer(base, new JerseyApp(), false);
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
      Console.serveOn(server.getAddress().getPort());
    }
  }
}

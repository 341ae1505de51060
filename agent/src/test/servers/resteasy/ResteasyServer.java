package testservers.resteasy;

import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.ws.rs.core.Application;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import testservers.console.Console;
import testservers.jaxrs.Players;
import testservers.jaxrs.Refusals;
import testservers.jaxrs.Root;

/** RESTEasy's own server, which is Undertow with RESTEasy's servlet. */
public final class ResteasyServer extends UndertowJaxrsServer {
  private ResteasyServer() {}

  public static void main(String[] args) throws Exception {
    ResteasyServer server = new ResteasyServer();
    server.deploy(new App(), "/game");
    server.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
    Console.serveOn(server.port());
  }

  private int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  /** What is served. */
  public static final class App extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return new HashSet<>(Arrays.asList(Root.class, Players.class, Refusals.class));
    }
  }
}

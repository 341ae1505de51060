package testservers.jdk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import testservers.console.Console;

/** The JDK's own server. Argument: whether to use virtual threads. */
public final class JdkServer {
  private JdkServer() {}

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(executor(Boolean.parseBoolean(args[0])));
    serve(server, "/api/", Handlers::ok);
    serve(server, "/status/", Handlers::status);
    serve(server, "/fail", Handlers::fail);
    serve(server, "/fail-late", Handlers::failLate);
    serve(server, "/upload", Handlers::upload);
    serve(server, "/download", Handlers::download);
    serve(server, "/async", Handlers::answerOnAnotherThread);
    server.start();
    Console.serveOn(server.getAddress().getPort());
  }

  private static void serve(HttpServer server, String path, HttpHandler handler) {
    server.createContext(path, handler).getFilters().add(new Gate());
  }

  private static ExecutorService executor(boolean virtualThreads) throws Exception {
    // By reflection: this source is compiled for Java 8, too.
    return virtualThreads
        ? (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
        : Executors.newCachedThreadPool();
  }

  /** Stands before every handler; the request's {@code X-Gate} header says what it does. */
  private static final class Gate extends Filter {
    @Override
    public String description() {
      return "gate";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
      String gate = exchange.getRequestHeaders().getFirst("X-Gate");
      if ("answer".equals(gate)) {
        Handlers.answer(exchange, 403, "not you");
      } else if ("throw".equals(gate)) {
        throw new IllegalStateException("thrown by the filter");
      } else {
        chain.doFilter(exchange);
      }
    }
  }
}

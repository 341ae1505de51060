package testservers.grizzly;

import java.nio.file.Files;
import java.nio.file.Path;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.http.server.StaticHttpHandler;
import testservers.console.Console;

/** An embedded Grizzly with handlers of its own. */
public final class GrizzlyServer {
  private GrizzlyServer() {}

  /** What a handler does. */
  interface Behaviour {
    void answer(Request request, Response response) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    HttpServer server = new HttpServer();
    NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);
    if (args.length > 0) {
      listener.registerAddOn((AddOn) Class.forName(args[0]).getDeclaredConstructor().newInstance());
    }
    server.addListener(listener);
    ServerConfiguration handlers = server.getServerConfiguration();
    serve(handlers, "/api/*", Behaviours::ok);
    serve(handlers, "/exact", Behaviours::ok);
    serve(handlers, "/status/*", Behaviours::status);
    serve(handlers, "/upload", Behaviours::upload);
    serve(handlers, "/download", Behaviours::download);
    serve(handlers, "/async", Behaviours::async);
    serve(handlers, "/received", Behaviours::received);
    serve(handlers, "/times-out", Behaviours::timesOut);
    serve(handlers, "/cancelled", Behaviours::cancelled);
    serve(handlers, "/fail", Behaviours::fail);
    serve(handlers, "/fail-checked", Behaviours::failChecked);
    serve(handlers, "/fail-late", Behaviours::failLate);
    Path files = Files.createTempDirectory("grizzly");
    Files.write(files.resolve("some.txt"), new byte[100_000]);
    handlers.addHttpHandler(new StaticHttpHandler(files.toString()), "/files");
    handlers.addHttpHandler(
        new HttpHandler() {
          // Called by the thread that reads, not by one of the pool.
          @Override
          public RequestExecutorProvider getRequestExecutorProvider() {
            return new RequestExecutorProvider.SameThreadProvider();
          }

          @Override
          public void service(Request request, Response response) throws Exception {
            if (request.getParameter("fail") != null) {
              throw new IllegalStateException("thrown on the thread that reads");
            }
            Behaviours.ok(request, response);
          }
        },
        "/same-thread");
    server.start();
    Console.serveOn(listener.getPort());
  }

  private static void serve(ServerConfiguration handlers, String path, final Behaviour behaviour) {
    handlers.addHttpHandler(
        new HttpHandler() {
          @Override
          public void service(Request request, Response response) throws Exception {
            behaviour.answer(request, response);
          }
        },
        path);
  }
}

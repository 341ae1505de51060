package testservers.undertow;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.PathTemplateHandler;
import java.net.InetSocketAddress;
import testservers.console.Console;

/** An embedded Undertow with nothing but handlers. */
public final class HandlersServer {
  private HandlersServer() {}

  public static void main(String[] args) throws Exception {
    HttpHandler items =
        Handlers.routing()
            .get("/items/{id}", Behaviours::ok)
            .delete("/items/{id}", Behaviours::dispatched)
            .get("/fail/{id}", Behaviours::fail);
    PathTemplateHandler templates =
        new PathTemplateHandler().add("/status/{code}/{rest}", Behaviours::status);
    PathHandler paths =
        Handlers.path(templates)
            .addPrefixPath("/api", items)
            .addExactPath("/exact", Behaviours::ok)
            .addPrefixPath("/prefix", Behaviours::ok)
            .addPrefixPath(
                "/upload", Handlers.httpContinueRead(new BlockingHandler(Behaviours::upload)))
            .addExactPath("/received", Behaviours::receive)
            .addPrefixPath("/download", new BlockingHandler(Behaviours::download))
            .addExactPath("/dispatched", Behaviours::dispatched)
            .addExactPath("/dispatched-twice", Behaviours::dispatchedTwice)
            .addExactPath("/late", Behaviours::late)
            .addExactPath("/sender", Behaviours::sender)
            .addExactPath("/never", Behaviours::never)
            .addExactPath("/fail", Behaviours::fail)
            .addExactPath("/fail-dispatched", new BlockingHandler(Behaviours::fail))
            .addExactPath("/fail-late", new BlockingHandler(Behaviours::failLate))
            .addExactPath("/events", Handlers.serverSentEvents(Behaviours::events))
            .addExactPath("/websocket", Handlers.websocket(Behaviours::websocket));
    Undertow server =
        Undertow.builder()
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(paths)
            .build();
    server.start();
    Console.serveOn(((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
  }
}

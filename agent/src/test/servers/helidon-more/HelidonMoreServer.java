package testservers.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import testservers.console.Console;

/** A Helidon SE that also speaks HTTP/2, which it finds by itself, and WebSocket. */
public final class HelidonMoreServer {
  private HelidonMoreServer() {}

  public static void main(String[] args) throws Exception {
    HttpRouting.Builder routing = HttpRouting.builder();
    HelidonServer.route(routing);
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .addRouting(routing)
            .addRouting(WsRouting.builder().endpoint("/socket", new Echo()))
            .build()
            .start();
    Console.serveOn(server.port());
  }

  private static final class Echo implements WsListener {
    @Override
    public void onMessage(WsSession session, String text, boolean last) {
      session.send(text, last);
    }

    @Override
    public void onMessage(WsSession session, BufferData buffer, boolean last) {
      session.send(buffer, last);
    }
  }
}

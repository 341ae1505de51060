package testservers.helidonwebsocket;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import testservers.console.Console;
import testservers.console.Told;

/** A Helidon SE with a WebSocket. */
public final class HelidonSockets {
  private HelidonSockets() {}

  public static void main(String[] args) throws Exception {
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .addRouting(WsRouting.builder().endpoint("/sockets/{room}", Echo::new))
            .build()
            .start();
    Console.serveOn(server.port());
  }

  /** Does what it is told, else sends back what it gets, as it comes. */
  private static final class Echo implements WsListener {
    @Override
    public void onMessage(WsSession session, String text, boolean last) {
      Told.got();
      if (text.startsWith("close ")) {
        session.close(Integer.parseInt(text.substring(6)), "asked");
      } else if (text.equals("ping")) {
        session.ping(BufferData.empty());
      } else if (text.equals("fragments")) {
        session.send("one,", false);
        session.send("two,", false);
        session.send("three", true);
      } else if (Told.many(text) > 0) {
        for (int i = Told.many(text); i > 0; i--) {
          session.send(BufferData.create(Told.large()), true);
        }
      } else {
        session.send(Told.answer(text), last);
      }
    }

    @Override
    public void onMessage(WsSession session, BufferData bytes, boolean last) {
      session.send(bytes, last);
    }

    @Override
    public void onPing(WsSession session, BufferData bytes) {
      session.pong(bytes);
    }
  }
}

package testservers.vertxsockets;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import testservers.console.Told;

/** Does what it is told, else sends back what it gets. */
public final class Echo implements Handler<ServerWebSocket> {
  @Override
  public void handle(ServerWebSocket socket) {
    socket.textMessageHandler(text -> answer(socket, text));
    socket.binaryMessageHandler(socket::writeBinaryMessage);
  }

  private static void answer(ServerWebSocket socket, String text) {
    Told.got();
    if (text.startsWith("close ")) {
      socket.close((short) Integer.parseInt(text.substring(6)), "asked");
    } else if (text.equals("ping")) {
      socket.writePing(Buffer.buffer());
    } else if (text.equals("fragments")) {
      socket.writeFrame(WebSocketFrame.textFrame("one,", false));
      socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("two,"), false));
      socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("three"), true));
    } else if (Told.many(text) > 0) {
      for (int i = Told.many(text); i > 0; i--) {
        socket.writeBinaryMessage(Buffer.buffer(Told.large()));
      }
    } else {
      socket.writeTextMessage(Told.answer(text));
    }
  }
}

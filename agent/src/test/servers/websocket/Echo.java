package testservers.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.websocket.CloseReason;
import javax.websocket.OnMessage;
import javax.websocket.RemoteEndpoint;
import javax.websocket.Session;
import javax.websocket.server.ServerEndpoint;

/** Does what it is told, else sends back what it gets. */
@ServerEndpoint("/rooms/{room}")
public class Echo {
  @OnMessage
  public void text(Session session, String text) throws IOException {
    RemoteEndpoint.Basic remote = session.getBasicRemote();
    if (text.startsWith("close ")) {
      int code = Integer.parseInt(text.substring(6));
      session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), "asked"));
    } else if (text.equals("ping")) {
      remote.sendPing(ByteBuffer.wrap(new byte[0]));
    } else if (text.equals("fragments")) {
      remote.sendText("one,", false);
      remote.sendText("two,", false);
      remote.sendText("three", true);
    } else if (text.equals("fail")) {
      throw new IllegalStateException("asked");
    } else {
      remote.sendText(text);
    }
  }

  @OnMessage
  public void binary(Session session, ByteBuffer bytes) throws IOException {
    session.getBasicRemote().sendBinary(bytes);
  }
}

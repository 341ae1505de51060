package testservers.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.websocket.CloseReason;
import javax.websocket.OnMessage;
import javax.websocket.OnOpen;
import javax.websocket.RemoteEndpoint;
import javax.websocket.Session;
import javax.websocket.server.ServerEndpoint;
import testservers.console.Told;

/** Does what it is told, else sends back what it gets. */
@ServerEndpoint("/rooms/{room}")
public class Echo {
  /**
   * Tomcat 9 and newer give up a close frame that is not written in 50 ms, unless its code is 1000:
   * little time on a machine that has much to do.
   */
  private static final String TIME_TO_CLOSE =
      "org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";

  @OnOpen
  public void open(Session session) {
    session.getUserProperties().put(TIME_TO_CLOSE, 20_000L);
  }

  @OnMessage
  public void text(Session session, String text) throws IOException {
    Told.got();
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
    } else if (Told.many(text) > 0) {
      for (int i = Told.many(text); i > 0; i--) {
        remote.sendBinary(ByteBuffer.wrap(Told.large()));
      }
    } else {
      remote.sendText(Told.answer(text));
    }
  }

  @OnMessage
  public void binary(Session session, ByteBuffer bytes) throws IOException {
    session.getBasicRemote().sendBinary(bytes);
  }
}

package testservers.springwebsocket;

import java.io.IOException;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Does what it is told, else sends back what it gets; not every server lets it send fragments. */
final class Echo extends AbstractWebSocketHandler {
  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message)
      throws IOException {
    String text = message.getPayload();
    if (text.startsWith("close ")) {
      session.close(new CloseStatus(Integer.parseInt(text.substring(6)), "asked"));
    } else if (text.equals("ping")) {
      session.sendMessage(new PingMessage());
    } else if (text.equals("fragments")) {
      session.sendMessage(new TextMessage("one,two,three"));
    } else {
      session.sendMessage(message);
    }
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message)
      throws IOException {
    session.sendMessage(message);
  }
}

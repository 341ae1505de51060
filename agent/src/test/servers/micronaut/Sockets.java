package testservers.micronaut;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Does what it is told, else sends back what it gets, frame by frame. */
@ServerWebSocket("/sockets/{room}")
public class Sockets {
  @OnMessage
  public void frame(String room, WebSocketFrame frame, WebSocketSession session) {
    String text = frame instanceof TextWebSocketFrame ? ((TextWebSocketFrame) frame).text() : "";
    if (text.startsWith("close ")) {
      session.close(new CloseReason(Integer.parseInt(text.substring(6)), "asked"));
    } else if (text.equals("ping")) {
      session.sendPingAsync(new byte[0]);
    } else if (text.equals("fragments")) {
      session.sendAsync(new TextWebSocketFrame(false, 0, "one,"));
      session.sendAsync(new ContinuationWebSocketFrame(false, 0, "two,"));
      session.sendAsync(new ContinuationWebSocketFrame(true, 0, "three"));
    } else {
      session.sendAsync(frame);
      return;
    }
    frame.release();
  }

  /** Without it Micronaut answers a close frame and leaves the connection open. */
  @OnClose
  public void close(CloseReason reason, WebSocketSession session) {
    // Micronaut has -1 for a frame without a code.
    session.close(reason.getCode() < 0 ? CloseReason.NORMAL : reason);
  }
}

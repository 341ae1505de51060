package testservers.webflux;

import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** Does what it is told, else sends back what it gets; Spring sends no fragments. */
final class Echo implements WebSocketHandler {
  @Override
  public Mono<Void> handle(WebSocketSession session) {
    return session.send(
        session
            .receive()
            .<WebSocketMessage>handle((message, answers) -> answer(session, message, answers)));
  }

  private static void answer(
      WebSocketSession session,
      WebSocketMessage message,
      SynchronousSink<WebSocketMessage> answers) {
    if (message.getType() == WebSocketMessage.Type.BINARY) {
      answers.next(message.retain());
    } else if (message.getType() == WebSocketMessage.Type.TEXT) {
      String text = message.getPayloadAsText();
      if (text.startsWith("close ")) {
        int code = Integer.parseInt(text.substring(6));
        session.close(new CloseStatus(code, "asked")).subscribe();
      } else if (text.equals("ping")) {
        answers.next(session.pingMessage(buffers -> buffers.wrap(new byte[1])));
      } else {
        answers.next(session.textMessage(text.equals("fragments") ? "one,two,three" : text));
      }
    }
  }
}

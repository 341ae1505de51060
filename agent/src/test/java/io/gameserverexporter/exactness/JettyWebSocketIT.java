package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawWebSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints of the Java API for WebSocket in Jetty. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JettyWebSocketIT extends OnServers implements WebSocketCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JETTY_9_WEBSOCKET, 8),
            Variant.of(Programs.JETTY_10_WEBSOCKET, 11),
            Variant.of(Programs.JETTY_11_WEBSOCKET, 17),
            Variant.of(Programs.JETTY_12_WEBSOCKET, 21))
        .flatMap(variants -> variants);
  }

  @Override
  public Place webSocket() {
    return new Place("/app/rooms/7", "/app/rooms/{room}");
  }

  /** The message is one all the same. Jetty closes the connection then; 9.4 goes on. */
  @Test
  void theEndpointThrows() throws Exception {
    WebSocketBooks books = new WebSocketBooks(server(), webSocket());
    RawWebSocket socket = books.open();
    socket.text("fail");
    boolean goesOn = variant.program() == Programs.JETTY_9_WEBSOCKET;
    if (goesOn) {
      socket.close(1000);
    }
    socket.readToEnd();
    books.closed(goesOn ? 1000 : 1003).compare();
  }
}

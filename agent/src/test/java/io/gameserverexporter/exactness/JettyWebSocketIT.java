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
            Variant.of(Programs.JETTY_10_WEBSOCKET, 11),
            Variant.of(Programs.JETTY_11_WEBSOCKET, 17),
            Variant.of(Programs.JETTY_12_WEBSOCKET, 21))
        .flatMap(variants -> variants);
  }

  @Override
  public Place webSocket() {
    return new Place("/app/rooms/7", "/app/rooms/{room}");
  }

  /** The message is one all the same; the code is Jetty's. */
  @Test
  void theEndpointThrows() throws Exception {
    WebSocketBooks books = new WebSocketBooks(server(), webSocket());
    RawWebSocket socket = books.open();
    socket.text("fail");
    socket.readToEnd();
    books.closed(1003).compare();
  }
}

package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawWebSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints of the Java API for WebSocket in Tomcat, in all its lines. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class TomcatWebSocketIT extends OnServers
    implements WebSocketDeflateCases, WebSocketTlsCases, WebSocketLoadCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.TOMCAT_8_5_WEBSOCKET, 8),
            Variant.of(Programs.TOMCAT_9_WEBSOCKET, 11),
            Variant.of(Programs.TOMCAT_10_1_WEBSOCKET),
            Variant.of(Programs.TOMCAT_11_WEBSOCKET, 21))
        .flatMap(variants -> variants);
  }

  @Override
  public Place webSocket() {
    return new Place("/app/rooms/7", "/app/rooms/{room}");
  }

  /**
   * The message is one all the same. Tomcat closes the connection then, with 1002, as 1006 is for
   * no frame; Tomcat 11 goes on.
   */
  @Test
  void theEndpointThrows() throws Exception {
    WebSocketBooks books = new WebSocketBooks(server(), webSocket());
    RawWebSocket socket = books.open();
    socket.text("fail");
    boolean goesOn = variant.program() == Programs.TOMCAT_11_WEBSOCKET;
    if (goesOn) {
      socket.close(1000);
    }
    socket.readToEnd();
    books.closed(goesOn ? 1000 : 1002).compare();
  }

  @Override
  public boolean sendsACloseAfterTheEnd() {
    return true;
  }

  @Override
  public boolean isForLoad() {
    return variant.program() == Programs.TOMCAT_11_WEBSOCKET;
  }
}

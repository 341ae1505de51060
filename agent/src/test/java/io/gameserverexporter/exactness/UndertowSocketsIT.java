package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Undertow's own handler for WebSocket, without the Java API and without servlets. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class UndertowSocketsIT extends OnServers implements WebSocketCases {
  static Stream<Variant> servers() {
    return Variant.of(Programs.UNDERTOW_2_3_SOCKETS);
  }

  @Override
  public Place webSocket() {
    return new Place("/rooms/7", "/rooms/{room}");
  }
}

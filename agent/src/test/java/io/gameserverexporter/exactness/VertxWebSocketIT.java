package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** WebSockets of Vert.x without a router; {@link VertxWebIT} has those with one. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class VertxWebSocketIT extends OnServers implements WebSocketDeflateCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.VERTX_5);
  }

  @Override
  public Place webSocket() {
    return new Place("/ws", "");
  }
}

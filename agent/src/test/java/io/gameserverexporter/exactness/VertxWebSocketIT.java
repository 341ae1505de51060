package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** WebSockets of Vert.x Web, on Netty's codec and under the path of the router's route. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class VertxWebSocketIT extends OnServers implements WebSocketDeflateCases, WebSocketLoadCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.VERTX_WEB_4, 8);
  }

  @Override
  public Place webSocket() {
    return new Place("/sockets/7", "/sockets/:room");
  }

  @Override
  public boolean sendsAsClientsRead() {
    return false;
  }

  @Override
  public boolean isForLoad() {
    return true;
  }
}

package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * WebSockets of Spring WebFlux where Jetty is below. Not on Tomcat, where Spring 6.2 by itself
 * stops reading a connection now and then, nor on Undertow, where one stays open now and then.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class WebFluxWebSocketIT extends OnServers implements WebSocketCases {
  static Stream<Variant> servers() {
    return Variant.of(Programs.WEBFLUX_JETTY);
  }

  @Override
  public Place webSocket() {
    return new Place("/sockets/7", "/sockets/{room}");
  }
}

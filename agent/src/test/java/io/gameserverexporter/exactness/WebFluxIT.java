package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Controllers and functional routes of Spring WebFlux on Reactor Netty. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class WebFluxIT extends OnServers
    implements HttpCases, LeavingClientCases, WebFluxCases, LaterRouteCases, WebSocketCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.WEBFLUX_5, 8),
            Variant.of(Programs.WEBFLUX_6),
            Variant.of(Programs.WEBFLUX_7))
        .flatMap(variants -> variants);
  }

  @Override
  public Place webSocket() {
    return new Place("/sockets/7", "/sockets/{room}");
  }

  @Override
  public boolean readsTheAnswerToItsClose() {
    return false;
  }
}

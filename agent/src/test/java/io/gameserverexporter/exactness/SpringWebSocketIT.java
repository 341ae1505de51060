package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** WebSocket handlers of Spring MVC, under the pattern that Spring has found for them. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class SpringWebSocketIT extends OnServers implements WebSocketCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.SPRING_6_SOCKETS_TOMCAT),
            Variant.of(Programs.SPRING_6_SOCKETS_JETTY),
            Variant.of(Programs.SPRING_7_SOCKETS_JETTY))
        .flatMap(variants -> variants);
  }

  @Override
  public Place webSocket() {
    return new Place("/app/sockets/7", "/app/sockets/{room}");
  }
}

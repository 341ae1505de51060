package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Helidon SE's own WebSockets, where there is a JDK 21. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class HelidonWebSocketIT extends OnServers implements WebSocketLoadCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.HELIDON_4_5_SOCKETS, 21);
  }

  @Override
  public Place webSocket() {
    return new Place("/sockets/7", "/sockets/{room}");
  }

  @Override
  public boolean isForLoad() {
    return true;
  }
}

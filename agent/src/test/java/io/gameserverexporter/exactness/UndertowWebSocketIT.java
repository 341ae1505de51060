package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints of the Java API for WebSocket in Undertow. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class UndertowWebSocketIT extends OnServers
    implements WebSocketDeflateCases, WebSocketTlsCases, WebSocketLoadCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.UNDERTOW_2_2_WEBSOCKET, 11),
            Variant.of(Programs.UNDERTOW_2_3_WEBSOCKET, 17))
        .flatMap(variants -> variants);
  }

  @Override
  public Place webSocket() {
    return new Place("/app/rooms/7", "/app/rooms/{room}");
  }

  @Override
  public boolean sendsACloseAfterTheEnd() {
    return true;
  }

  /** The other has endpoints in Undertow's own threads, where it refuses to wait for clients. */
  @Override
  public boolean isForLoad() {
    return variant.program() == Programs.UNDERTOW_2_3_WEBSOCKET;
  }
}

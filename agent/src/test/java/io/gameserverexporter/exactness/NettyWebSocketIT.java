package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** WebSocket on Netty's codecs. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class NettyWebSocketIT extends OnServers
    implements WebSocketDeflateCases, WebSocketTlsCases, WebSocketLoadCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.NETTY_4_1_0, 8),
            Variant.of(Programs.NETTY_4_1, 17),
            Variant.of(Programs.NETTY_4_2, 17))
        .flatMap(variants -> variants);
  }

  @Override
  public Place webSocket() {
    return new Place("/ws", "");
  }

  @Override
  public boolean sendsAsClientsRead() {
    return false;
  }

  @Override
  public boolean isForLoad() {
    return variant.program() == Programs.NETTY_4_2;
  }
}

package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers of the library Java-WebSocket. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JavaWebSocketIT extends OnServers
    implements WebSocketDeflateCases, WebSocketTlsCases, WebSocketLoadCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JAVA_WEBSOCKET_1_5, 8), Variant.of(Programs.JAVA_WEBSOCKET_1_6, 17))
        .flatMap(variants -> variants);
  }

  @Override
  public Place webSocket() {
    return new Place("/rooms/7", "");
  }

  /** It does not keep whether there was one. */
  @Override
  public int codeOfNone() {
    return 1000;
  }

  @Override
  public boolean countsInflated() {
    return true;
  }

  /**
   * Also without the agent the library closes the socket then, and keeps what it knows of the
   * connection as open, until it misses the answers to its own pings a minute later.
   */
  @Override
  public boolean noticesTheEndOfTls() {
    return false;
  }

  @Override
  public boolean readsTheAnswerToItsClose() {
    return false;
  }

  @Override
  public boolean sendsAsClientsRead() {
    return false;
  }

  @Override
  public boolean isForLoad() {
    return variant.program() == Programs.JAVA_WEBSOCKET_1_6;
  }
}

package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawWebSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints of the Java API for WebSocket in Jetty. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JettyWebSocketIT extends OnServers
    implements WebSocketDeflateCases, WebSocketTlsCases, WebSocketLoadCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JETTY_9_WEBSOCKET, 8),
            Variant.of(Programs.JETTY_10_WEBSOCKET, 11),
            Variant.of(Programs.JETTY_11_WEBSOCKET, 17),
            Variant.of(Programs.JETTY_12_0_WEBSOCKET, 17),
            Variant.of(Programs.JETTY_12_WEBSOCKET, 21))
        .flatMap(variants -> variants);
  }

  @Override
  public Place webSocket() {
    return new Place("/app/rooms/7", "/app/rooms/{room}");
  }

  /**
   * WebSockets on streams of HTTP/2 (RFC 8441). Jetty 9.4 has none, and 10 to 12.0 keep theirs when
   * they are closed until they have been idle for long.
   */
  @Test
  void overHttp2() throws Exception {
    assumeTrue(variant.program() == Programs.JETTY_12_WEBSOCKET);
    WebSocketBooks books = new WebSocketBooks(server(), webSocket());
    WebSocketTlsCases.sendAndRead(books.openOverHttp2());
    books.closed(1001);
    RawWebSocket socket = books.openOverHttp2();
    socket.text("hello");
    assertEquals("hello", socket.read().text());
    socket.abort();
    books.closed(1006).awaitOpen(0);
    socket.close();
    books.compare();
  }

  /** The message is one all the same. Jetty closes the connection then; 9.4 goes on. */
  @Test
  void theEndpointThrows() throws Exception {
    WebSocketBooks books = new WebSocketBooks(server(), webSocket());
    RawWebSocket socket = books.open();
    socket.text("fail");
    boolean goesOn = variant.program() == Programs.JETTY_9_WEBSOCKET;
    if (goesOn) {
      socket.close(1000);
    }
    socket.readToEnd();
    books.closed(goesOn ? 1000 : 1003).compare();
  }

  @Override
  public boolean sendsACloseAfterTheEnd() {
    return variant.program() == Programs.JETTY_9_WEBSOCKET;
  }

  /** Its WebSocket of old, and the other one. */
  @Override
  public boolean isForLoad() {
    return variant.program() == Programs.JETTY_9_WEBSOCKET
        || variant.program() == Programs.JETTY_12_WEBSOCKET;
  }
}

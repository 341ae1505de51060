package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Play on its Netty server. Netty counts, whatever routes Play knows; a route that is written in
 * Java has none of its own.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class PlayIT extends OnServers implements HttpCases, NoRouteCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.PLAY);
  }

  /** No case: a WebSocket of Play is one of Netty, which has its own. */
  @Override
  public void webSocket() {}

  /**
   * No case: Play does not always read on while requests wait, and learns after 75 seconds without
   * a word that the client has left.
   */
  @Override
  public void clientLeavesWithSeveralOpen() {}

  @Test
  void malformedRequestLine() throws Exception {
    server()
        .countsExactly(client -> client.raw("?", "GARBAGE\r\n\r\n").answered(400).countedAs(""));
  }

  @Test
  void malformedTarget() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("GET", "GET /ok/ex{act HTTP/1.1\r\nHost: x\r\n\r\n")
                    .answered(400)
                    .countedAs(""));
  }
}

package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Frameworks that are built on Netty. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class OnNettyIT extends OnServers implements HttpCases, NoRouteCases, NoRouteHttp2Cases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.VERTX_4, 8),
            Variant.of(Programs.VERTX_5),
            Variant.of(Programs.REACTOR_NETTY, 8))
        .flatMap(variants -> variants);
  }

  @Test
  void malformedRequestLine() throws Exception {
    server()
        .countsExactly(client -> client.raw("?", "GARBAGE\r\n\r\n").answered(400).countedAs(""));
  }
}

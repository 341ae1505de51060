package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Netty's decoder and encoder by themselves, on connections that stay half open. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class NettyHalfOpenIT extends OnServers implements HttpCases, NettyCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.NETTY_4_1_PAIR, 8), Variant.of(Programs.NETTY_4_2_PAIR, 17))
        .flatMap(variants -> variants);
  }

  /** The server can still answer, and does. */
  @Test
  void halfAHeaderIsRefused() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send("GET /ok HTTP/1.1\r\nHost: localhost\r\nUser-Ag");
                connection.endSending();
                client.read(connection, "GET").answered(400).countedAs("");
              }
            });
  }
}

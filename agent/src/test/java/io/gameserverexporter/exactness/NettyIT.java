package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers on Netty's {@code HttpServerCodec}. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class NettyIT extends OnServers implements HttpCases, NettyCases, MalformedRequestCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.NETTY_4_1_0, 8),
            Variant.of(Programs.NETTY_4_1, 8, 17),
            Variant.of(Programs.NETTY_4_2, 17, 25))
        .flatMap(variants -> variants);
  }

  /** Nothing that Netty minds. */
  @Override
  @Test
  public void malformedTarget() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("GET", "GET /ex{act HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .answered(404)
                    .countedAs(""));
  }

  /** The client is gone before it has asked for anything. */
  @Test
  void halfAHeaderIsNoRequest() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send("GET /ok HTTP/1.1\r\nHost: localhost\r\nUser-Ag");
                connection.endSending();
                client.read(connection, "GET").unanswered();
              }
            });
  }
}

package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Armeria, whose requests Netty counts, without routes. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class ArmeriaIT extends OnServers implements HttpCases, LeavingClientCases, NoRouteHttp2Cases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.ARMERIA);
  }

  @Override
  public int statusOfBrew() {
    return 400;
  }

  /** Without routes, only a certain status tells it from other requests. */
  @Override
  @Test
  public void clientLeavesInTheMiddleOfTheResponse() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", server().site().download().path()));
                connection.readSome(1000);
                connection.abort();
              }
              client.ended("GET", 200).countedAs("");
            });
  }

  @Test
  void malformedRequestLine() throws Exception {
    server()
        .countsExactly(client -> client.raw("?", "GARBAGE\r\n\r\n").answered(400).countedAs(""));
  }
}

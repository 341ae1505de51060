package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Spring WebFlux on other servers than Netty: in a servlet, or as their handler. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class WebFluxElsewhereIT extends OnServers implements HttpCases, LeavingClientCases, WebFluxCases {

  /** Jetty answers 400 when the connection ends there; nobody is left to read it. */
  @Override
  public void noteHalfARequestLine(Client client) {
    if (variant.program() == Programs.WEBFLUX_JETTY) {
      client.counts("?", "");
    }
  }

  static Stream<Variant> servers() {
    return Stream.of(Variant.of(Programs.WEBFLUX_TOMCAT), Variant.of(Programs.WEBFLUX_JETTY))
        .flatMap(variants -> variants);
  }
}

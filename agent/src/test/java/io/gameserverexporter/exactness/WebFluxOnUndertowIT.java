package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spring WebFlux as a handler of Undertow: its routes alone. Spring 6.2 by itself leaves a few in a
 * thousand connections with pipelined requests unanswered, and never ends the exchange of a client
 * that left in its upload, nor closes its connection. What Undertow counts has its own tests.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class WebFluxOnUndertowIT extends OnServers implements WebFluxCases {
  static Stream<Variant> servers() {
    return Variant.of(Programs.WEBFLUX_UNDERTOW);
  }
}

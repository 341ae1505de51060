package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** JAX-RS in RESTEasy, on the Undertow that it brings. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class ResteasyIT extends OnServers implements HttpCases, JaxRsCases, LeavingClientCases {

  static Stream<Variant> servers() {
    return Stream.of(Programs.RESTEASY_4, Programs.RESTEASY_5, Programs.RESTEASY_6)
        .flatMap(Variant::of);
  }
}

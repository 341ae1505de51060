package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** JAX-RS in Jersey, on Grizzly and Tomcat. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JerseyIT extends OnServers implements HttpCases, JaxRsCases, LeavingClientCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JERSEY_2_GRIZZLY, 8),
            Variant.of(Programs.JERSEY_3_GRIZZLY),
            Variant.of(Programs.JERSEY_3_TOMCAT))
        .flatMap(variants -> variants);
  }
}

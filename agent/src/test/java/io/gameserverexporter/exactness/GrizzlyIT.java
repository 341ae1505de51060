package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Grizzly with handlers of its own. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class GrizzlyIT extends OnServers
    implements HttpCases, GrizzlyCases, LeavingClientCases, GrizzlyRefusalCases {

  static Stream<Variant> servers() {
    return Stream.of(Variant.of(Programs.GRIZZLY_2_4, 8), Variant.of(Programs.GRIZZLY_4_0))
        .flatMap(variants -> variants);
  }
}

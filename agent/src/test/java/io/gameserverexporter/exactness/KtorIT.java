package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes of Ktor 2, whose engine has no HTTP/2 without encryption; Netty counts. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class KtorIT extends OnServers implements HttpCases, KtorCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.KTOR_2);
  }
}

package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes of Ktor 3, also with HTTP/2; Netty counts. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class Ktor3IT extends OnServers implements HttpCases, KtorCases, LaterRouteCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.KTOR_3);
  }
}

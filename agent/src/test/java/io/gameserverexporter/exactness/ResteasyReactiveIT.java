package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Routes are the joined templates of what Quarkus REST has matched, else what has led to it in the
 * router of Vert.x Web; Netty counts.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class ResteasyReactiveIT extends OnServers
    implements HttpCases, LeavingClientCases, LaterRouteCases, QuarkusRestCases {

  @Override
  public String base() {
    return "";
  }

  static Stream<Variant> servers() {
    return Variant.of(Programs.RESTEASY_REACTIVE);
  }
}

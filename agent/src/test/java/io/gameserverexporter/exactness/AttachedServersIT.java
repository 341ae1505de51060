package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One server of each family, with the agent attached when it serves already: what is woven then are
 * classes as the JVM gives them out again, not as they were compiled. Jetty and Helidon are
 * attached to in their own tests, as they answer some of the cases in their own way.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class AttachedServersIT extends OnServers implements HttpCases, LeavingClientCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.TOMCAT_11),
            Variant.of(Programs.UNDERTOW_2_3),
            Variant.of(Programs.NETTY_4_2),
            Variant.of(Programs.VERTX_5),
            Variant.of(Programs.GRIZZLY_4_0),
            Variant.of(Programs.SPRING_7),
            Variant.of(Programs.WEBFLUX_7),
            Variant.of(Programs.JERSEY_3_GRIZZLY))
        .flatMap(variants -> variants)
        .map(Variant::whenItServes);
  }
}

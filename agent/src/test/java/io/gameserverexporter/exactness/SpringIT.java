package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Controllers of Spring MVC in Tomcat. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class SpringIT extends OnServers implements HttpCases, SpringCases, LeavingClientCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.SPRING_5, 8, 17),
            Variant.of(Programs.SPRING_6),
            Variant.of(Programs.SPRING_7, 17, 25))
        .flatMap(variants -> variants);
  }
}

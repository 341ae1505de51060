package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Servlets in Tomcat, in all its lines. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class TomcatIT extends OnServers
    implements HttpCases, ServletCases, LeavingClientCases, TomcatRefusalCases, Http2Cases {

  /** The mapping is known before the filters run. */
  @Override
  public String routeBehindFilter() {
    return "/app/exact";
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.TOMCAT_8_5),
            Variant.of(Programs.TOMCAT_9, 8, 11, 17, 25),
            Variant.of(Programs.TOMCAT_10_1),
            Variant.of(Programs.TOMCAT_11, 17, 25),
            Variant.of(Programs.onVirtualThreads(Programs.TOMCAT_11), 21, 25))
        .flatMap(variants -> variants);
  }
}

package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers whose own probe is off, as those that have none: counted by the servlet API. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class ServletContainersIT extends OnServers implements HttpCases, ServletCases, LeavingClientCases {

  /** No servlet has been called: nobody has told which one it would have been. */
  @Override
  public String routeBehindFilter() {
    return "";
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JETTY_9, 8).map(jetty -> jetty.without("jetty")),
            Variant.of(Programs.JETTY_12).map(jetty -> jetty.without("jetty")),
            Variant.of(Programs.UNDERTOW_2_3).map(undertow -> undertow.without("undertow")))
        .flatMap(variants -> variants);
  }
}

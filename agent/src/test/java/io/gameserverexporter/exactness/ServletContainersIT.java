package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers that have no probe of their own: counted by the servlet API. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class ServletContainersIT extends OnServers implements HttpCases, ServletCases, LeavingClientCases {

  /** No servlet has been called: nobody has told which one it would have been. */
  @Override
  public String routeBehindFilter() {
    return "";
  }

  static Stream<Variant> servers() {
    return Variant.of(Programs.UNDERTOW);
  }
}

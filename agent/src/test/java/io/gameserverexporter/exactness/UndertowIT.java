package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Servlets in Undertow, in its lines with javax and jakarta. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class UndertowIT extends OnServers
    implements HttpCases, ServletCases, LeavingClientCases, UndertowRefusalCases, Http2Cases {

  /** The mapping is known before the filters run. */
  @Override
  public String routeBehindFilter() {
    return "/app/exact";
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.UNDERTOW_1_4, 8, 17), Variant.of(Programs.UNDERTOW_2_3, 17, 25))
        .flatMap(variants -> variants);
  }
}

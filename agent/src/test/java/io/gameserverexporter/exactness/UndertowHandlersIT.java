package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Undertow with handlers of its own and nothing else. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class UndertowHandlersIT extends OnServers
    implements HttpCases, LeavingClientCases, UndertowRefusalCases, UndertowHandlerCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.UNDERTOW_HANDLERS_1_4, 8),
            Variant.of(Programs.UNDERTOW_HANDLERS_2_3))
        .flatMap(variants -> variants);
  }
}

package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's own server. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JdkHttpServerIT extends OnServers
    implements HttpCases, JdkHttpServerCases, LeavingClientCases, MalformedRequestCases {

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JDK, 8, 11, 17, 21, 25, 26),
            Variant.of(Programs.onVirtualThreads(Programs.JDK), 21, 25))
        .flatMap(variants -> variants);
  }
}

package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** JAX-RS in Jersey on the JDK's server. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JerseyOnJdkIT extends OnServers implements HttpCases, JaxRsCases, LeavingClientCases {

  static Stream<Variant> servers() {
    return Stream.of(Variant.of(Programs.JERSEY_2_JDK, 8), Variant.of(Programs.JERSEY_4_JDK))
        .flatMap(variants -> variants);
  }

  /** Jersey cannot suspend on this server, and answers that it has failed. */
  @Override
  @Test
  public void asynchronous() throws Exception {
    String async = "/game/async/";
    server()
        .countsExactly(
            client ->
                client
                    .get(async + "late")
                    .answered(500)
                    .countedAs(async + "{how}", "java.lang.UnsupportedOperationException"));
  }
}

package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Servlets and resources of one application in GlassFish and Payara. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class GlassFishIT extends OnServers
    implements HttpCases,
        ServletCases,
        JaxRsCases,
        LeavingClientCases,
        GrizzlyRefusalCases,
        Http2Cases,
        WholeServerCases {

  /** The mapping is known before the filters run. */
  @Override
  public String routeBehindFilter() {
    return "/app/exact";
  }

  @Override
  @Test
  public void nothingThere() throws Exception {
    JaxRsCases.super.nothingThere();
    ServletCases.super.nothingThere();
    server().countsExactly(client -> client.get("/elsewhere").answered(404).countedAs(""));
  }

  /** GlassFish sends its own. */
  @Override
  public int statusOfAnsweredTimeout() {
    return variant.program() == Programs.GLASSFISH_7
        ? 200
        : ServletCases.super.statusOfAnsweredTimeout();
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.PAYARA_MICRO_5, 11),
            Variant.of(Programs.PAYARA_MICRO_6),
            Variant.of(Programs.GLASSFISH_7))
        .flatMap(variants -> variants);
  }
}

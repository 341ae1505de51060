package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Servlets in Jetty, in all its lines. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JettyIT extends OnServers
    implements HttpCases, ServletCases, LeavingClientCases, MalformedRequestCases, Http2Cases {

  /** No servlet has been called: nobody has told which one it would have been. */
  @Override
  public String routeBehindFilter() {
    return "";
  }

  /** Jetty answers 400 when the connection ends there; nobody is left to read it. */
  @Override
  public void noteHalfARequestLine(Client client) {
    client.counts("?", "");
  }

  /** Jetty 9.4 minds no brace. */
  @Override
  public String refusedTarget() {
    return "/app/%zz";
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JETTY_9, 8, 17),
            Variant.of(Programs.JETTY_10),
            Variant.of(Programs.JETTY_11),
            Variant.of(Programs.JETTY_12_0),
            Variant.of(Programs.JETTY_12))
        .flatMap(variants -> variants);
  }
}

package io.gameserverexporter.exactness;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Servlets in Jetty, in all its lines. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JettyIT extends OnServers
    implements HttpCases, ServletCases, LeavingClientCases, JettyRefusalCases, Http2Cases {
  private static final List<ServerProgram> JETTY_12_0S =
      List.of(Programs.JETTY_12_0, Programs.JETTY_12_EE8, Programs.JETTY_12_EE9);

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

  /** Only the newest line minds a brace. */
  @Override
  public String refusedTarget() {
    return isOld() ? "/app/%zz" : JettyRefusalCases.super.refusedTarget();
  }

  /** Jetty 12.0 decodes the target before it keeps anything. */
  @Override
  public String methodOfRefusedTarget() {
    return JETTY_12_0S.contains(variant.program())
        ? "?"
        : JettyRefusalCases.super.methodOfRefusedTarget();
  }

  /** Jetty 10 and 11 refuse, and log, the request before once more. */
  @Override
  public String methodOfGarbageAfterGet() {
    return variant.program() == Programs.JETTY_10 || variant.program() == Programs.JETTY_11
        ? "GET"
        : JettyRefusalCases.super.methodOfGarbageAfterGet();
  }

  @Override
  public boolean resetsErrors() {
    return !isOld();
  }

  /**
   * Jetty 12.0 now and then leaves the thread that reads one waiting for ever, without the agent as
   * with it: in 3 of 162 connections.
   */
  @Override
  public int uploadsLeftOpen() {
    return JETTY_12_0S.contains(variant.program()) ? 0 : Http2Cases.super.uploadsLeftOpen();
  }

  private boolean isOld() {
    return JETTY_12_0S.contains(variant.program())
        || List.of(Programs.JETTY_9, Programs.JETTY_10, Programs.JETTY_11)
            .contains(variant.program());
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JETTY_9, 8, 17),
            Variant.of(Programs.JETTY_10),
            Variant.of(Programs.JETTY_11),
            Variant.of(Programs.JETTY_12_0),
            Variant.of(Programs.JETTY_12),
            Variant.of(Programs.JETTY_12_EE8),
            Variant.of(Programs.JETTY_12_EE9),
            Variant.of(Programs.JETTY_12_EE11),
            Variant.of(Programs.JETTY_9).map(Variant::whenItServes),
            Variant.of(Programs.JETTY_12).map(Variant::whenItServes))
        .flatMap(variants -> variants);
  }
}

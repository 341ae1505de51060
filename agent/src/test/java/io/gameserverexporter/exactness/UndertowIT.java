package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  /** As a task of its own, of which Undertow does not know which exchange it is for. */
  @Test
  void handlerBeforeTheServletsDispatches() throws Exception {
    server()
        .countsExactly(
            client -> {
              String header = "X-Dispatch: yes";
              client.get("/app/exact", header).answered(200).countedAs("/app/exact");
              client
                  .get("/app/async/dispatch", header)
                  .answered(200)
                  .countedAs("/app/async/dispatch");
              client.get("/app/nothing", header).answered(404).countedAs("");
              client
                  .get("/app/fail", header)
                  .answered(500)
                  .countedAs("/app/fail", "java.lang.IllegalStateException");
            });
  }

  @Test
  void hiddenFromTheServlets() throws Exception {
    server()
        .countsExactly(client -> client.get("/app/WEB-INF/web.xml").answered(404).countedAs(""));
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.UNDERTOW_1_4, 8, 17),
            Variant.of(Programs.UNDERTOW_2_2),
            Variant.of(Programs.UNDERTOW_2_3, 17, 25))
        .flatMap(variants -> variants);
  }
}

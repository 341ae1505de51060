package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servlets and resources of one application in WildFly; not tested where the profile {@code
 * whole-servers} has not fetched it.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class WildFlyIT extends OnServers
    implements HttpCases,
        ServletCases,
        JaxRsCases,
        LeavingClientCases,
        UndertowRefusalCases,
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
    server()
        .countsExactly(
            client -> {
              client.get("/app/nothing/here").answered(404).countedAs("");
              client.get("/app/WEB-INF/web.xml").answered(404).countedAs("");
              client.get("/elsewhere").answered(404).countedAs("");
              client.get("/").answered(200).countedAs("");
            });
  }

  /** The interface that the server is managed by is a server of HTTP as well. */
  @Test
  void managementIsCountedToo() throws Exception {
    int port = Integer.parseInt(server().said("management on "));
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = new RawHttp(port)) {
                connection.send(RawHttp.head("GET", "/management"));
                client.read(connection, "GET").answered(401).countedAs("/management");
              }
            });
  }

  static Stream<Variant> servers() {
    Path servers = Path.of(System.getProperty("agent.jar")).resolveSibling("servers");
    return Files.exists(servers.resolve("wildfly-39"))
        ? Variant.of(Programs.WILDFLY)
        : Stream.empty();
  }
}

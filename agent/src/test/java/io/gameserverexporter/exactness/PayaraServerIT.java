package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same where GlassFish is made of OSGi bundles; not tested where the profile {@code
 * whole-servers} has not fetched it.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class PayaraServerIT extends GlassFishIT {

  static Stream<Variant> servers() {
    Path servers = Path.of(System.getProperty("agent.jar")).resolveSibling("servers");
    return Files.exists(servers.resolve("payara-server-6"))
        ? Variant.of(Programs.PAYARA_SERVER_6)
        : Stream.empty();
  }

  /** The interface that the server is managed by is a server of HTTP as well, with Jersey in it. */
  @Test
  void managementIsCountedToo() throws Exception {
    int port = Integer.parseInt(server().said("management on "));
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = new RawHttp(port)) {
                connection.send(RawHttp.head("GET", "/management/domain"));
                client.read(connection, "GET").answered(200).countedAs("/management/domain");
              }
            });
  }
}

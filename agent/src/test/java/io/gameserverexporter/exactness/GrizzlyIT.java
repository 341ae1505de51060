package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Grizzly with handlers of its own. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class GrizzlyIT extends OnServers
    implements HttpCases, GrizzlyCases, LeavingClientCases, MalformedRequestCases {

  static Stream<Variant> servers() {
    return Stream.of(Variant.of(Programs.GRIZZLY_2_4, 8), Variant.of(Programs.GRIZZLY_4_0))
        .flatMap(variants -> variants);
  }

  /** A line without a space is not complete to Grizzly: it waits for more. */
  @Override
  @Test
  public void malformedRequestLine() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .raw("GET", "GET /exact HTTP/9.9\r\nHost: x\r\n\r\n")
                  .answered(505)
                  .countedAs("");
              client.raw("GET", "GET /exact HTTP/1.1\r\n\r\n").answered(400).countedAs("");
            });
  }

  /** Nothing that Grizzly minds. */
  @Override
  @Test
  public void malformedTarget() throws Exception {
    server().countsExactly(client -> client.get("/ex{act").answered(404).countedAs(""));
  }

  @Override
  @Test
  public void malformedAfterGoodOnTheSameConnection() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/exact") + "PUT /exact HTTP/1.1\r\n\r\n");
                client.read(connection, "GET").answered(200).countedAs("/exact");
                client.read(connection, "PUT").answered(400).countedAs("");
              }
            });
  }
}

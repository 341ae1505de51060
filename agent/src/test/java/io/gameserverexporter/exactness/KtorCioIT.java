package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Ktor 3 on its CIO engine, which counts by itself. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class KtorCioIT extends OnServers implements HttpCases, KtorCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.KTOR_CIO);
  }

  /** No case: the engine does not look whether the client is there until the handler answers. */
  @Override
  public void clientLeavesBeforeAnAnswer() {}

  @Test
  void malformedLength() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("POST", RawHttp.head("POST", "/upload", "Content-Length: few"))
                    .answered(400)
                    .countedAs(""));
  }

  @Test
  void malformedHeader() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("?", RawHttp.head("POST", "/upload", "No colon"))
                    .answered(400)
                    .countedAs(""));
  }

  @Test
  void malformedAfterGoodOnTheSameConnection() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/items/1") + "GARBAGE\r\n\r\n");
                client.read(connection, "GET").answered(200).countedAs("/items/{id}");
                client.read(connection, "?").answered(400).countedAs("");
              }
            });
  }

  @Test
  void methods() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.call("HEAD", "/items/1").answered(200).countedAs("/items/{id}");
              client.call("BREW", "/items/1").answered(200).countedAs("/items/{id}");
              client.call("DELETE", "/nothing").answered(404).countedAs("");
            });
  }

  /** All of them have come by then; none is answered. */
  @Test
  void clientClosesWithSeveralOpen() throws Exception {
    server()
        .countsExactly(
            client -> {
              for (int i = 0; i < 20; i++) {
                try (RawHttp connection = client.connect()) {
                  connection.send(RawHttp.head("PUT", "/later/201").repeat(3));
                }
                for (int j = 0; j < 3; j++) {
                  client.counts("PUT", "/later/{code}");
                }
              }
            });
  }
}

package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Jetty's own handlers, without servlets; routes are those of Jetty 12's table of paths. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JettyHandlersIT extends OnServers implements HttpCases, LeavingClientCases {

  /** Jetty answers 400 when the connection ends there; nobody is left to read it. */
  @Override
  public void noteHalfARequestLine(Client client) {
    client.counts("?", "");
  }

  @Test
  void nobodyHandles() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing").answered(404).countedAs("");
              client.call("BREW", "/nothing").answered(404).countedAs("");
            });
  }

  @Test
  void handlerThatIsInNoTable() throws Exception {
    server().countsExactly(client -> client.get("/plain").answered(200).countedAs(""));
  }

  @Test
  void handlerThrows() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .get("/fail")
                    .answered(500)
                    .countedAs(route("/fail"), "java.lang.IllegalStateException"));
  }

  @Test
  void handlerThrowsAfterItHasAnswered() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/fail-late"));
                assertEquals(200, connection.readStatus());
              }
              client.counts("GET", route("/fail-late"));
            });
  }

  @Test
  void answersOnAnotherThread() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 10; i++) {
                  connection.send(RawHttp.head("GET", "/async"));
                  client.read(connection, "GET").answered(200).countedAs(route("/async"));
                }
              }
            });
  }

  /** As to a WebSocket: one request, over as soon as it is granted. */
  @Test
  void upgradesTheConnection() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head("GET", "/upgrade", "Connection: Upgrade", "Upgrade: silence"));
                client
                    .ended("GET", connection.readStatus())
                    .answered(101)
                    .countedAs(route("/upgrade"));
              }
            });
  }

  private String route(String path) {
    return server().site().ok().route().isEmpty() ? "" : path;
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JETTY_9_HANDLERS, 8, 17),
            Variant.of(Programs.JETTY_10_HANDLERS),
            Variant.of(Programs.JETTY_11_HANDLERS),
            Variant.of(Programs.JETTY_12_0_HANDLERS),
            Variant.of(Programs.JETTY_12_HANDLERS))
        .flatMap(variants -> variants);
  }
}

package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Helidon SE, where there is a JDK 21; routes are the paths that the newer lines tell. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class HelidonIT extends OnServers implements HttpCases, LeavingClientCases, MalformedRequestCases {
  private static final String ILLEGAL_STATE = "java.lang.IllegalStateException";

  /** Helidon does not speak it. */
  @Override
  @Test
  public void http10() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("GET", "GET /plain HTTP/1.0\r\n\r\n")
                    .answered()
                    .countedAs("", Ledger.ANY));
  }

  /** Without routes, only a certain status tells it from other requests. */
  @Override
  @Test
  public void clientLeavesInTheMiddleOfTheResponse() throws Exception {
    Place download = server().site().download();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", download.path()));
                connection.readSome(1000);
                connection.abort();
              }
              client.ended("GET", 200).countedAs(download.route(), Ledger.ANY);
            });
  }

  @Test
  void templates() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/players/1").answered(200).countedAs(route("/players/{id}"));
              client.get("/players/x%20y?a=b").answered(200).countedAs(route("/players/{id}"));
              client.call("PUT", "/players/1").answered(200).countedAs(route("/players/{id}"));
              client.call("HEAD", "/players/1").answered(200).countedAs(route("/players/{id}"));
              client.get("/plain").answered(200).countedAs(route("/plain"));
              client.get("/files/a/b").answered(200).countedAs(route("/files/*"));
              client.get("/").answered(200).countedAs(route("/"));
            });
  }

  /** Never what stands in the path where a service is below a template. */
  @Test
  void servicesBelowTemplates() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .get("/rooms/7/moves/8")
                  .answered(200)
                  .countedAs(route("/rooms/{room}/moves/{move}"));
              client
                  .get("/rooms/7/chat/8")
                  .answered(200)
                  .countedAs(route("/rooms/{room}/chat/{line}"));
              client.get("/rooms/7/else").answered(200).countedAs(route("/rooms/{room}/*"));
            });
  }

  @Test
  void handlersThatPassTheRequestOn() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/twice/1").answered(200).countedAs(route("/twice/*"));
              client.get("/passed/1").answered(404).countedAs("");
            });
  }

  @Test
  void noRouteThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here").answered(404).countedAs("");
              client.call("HEAD", "/nothing/here").answered(404).countedAs("");
              client.call("DELETE", "/players/1").answered(404).countedAs("");
              client.call("BREW", "/players/1").answered(404).countedAs("");
            });
  }

  @Test
  void handlersThrow() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 5; i++) {
                  connection.send(RawHttp.head("GET", "/fail-handled/" + i));
                  client
                      .read(connection, "GET")
                      .answered(409)
                      .countedAs(route("/fail-handled/{id}"));
                  connection.send(RawHttp.head("GET", "/forbidden/" + i));
                  client.read(connection, "GET").answered(403).countedAs(route("/forbidden/{id}"));
                  connection.send(RawHttp.head("GET", "/players/" + i));
                  client.read(connection, "GET").answered(200).countedAs(route("/players/{id}"));
                }
              }
              client.get("/fail/1").answered(500).countedAs(route("/fail/{id}"), ILLEGAL_STATE);
              client.get("/players/1", "X-Gate: answer").answered(403).countedAs("");
              client.get("/players/1", "X-Gate: throw").answered(500).countedAs("", ILLEGAL_STATE);
            });
  }

  @Test
  void handlerThrowsAfterItHasAnswered() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/fail-late/1"));
                assertEquals(200, connection.readStatus());
              }
              client.ended("GET", 200).countedAs(route("/fail-late/{id}"));
            });
  }

  @Test
  void answersWhenAnotherThreadHas() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 10; i++) {
                  connection.send(RawHttp.head("GET", "/future/" + i));
                  client.read(connection, "GET").answered(200).countedAs(route("/future/{id}"));
                }
              }
            });
  }

  @Test
  void refusedBeforeTheRouting() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.raw("?", " / HTTP/1.1\r\nHost: x\r\n\r\n");
              client.counts("?", "");
              client
                  .raw("GET", RawHttp.head("GET", "/plain", "na(me: x"))
                  .answered(400)
                  .countedAs("");
              client
                  .raw("GET", "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                  .answered(414);
              // The older line has read the method when it finds the target too long.
              boolean old = variant.program() == Programs.HELIDON_4_0;
              client.ended(old ? "GET" : "?", 414).countedAs("");
            });
  }

  private String route(String path) {
    return variant.program() == Programs.HELIDON_4_0 ? "" : path;
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.HELIDON_4_0, 21),
            Variant.of(Programs.HELIDON_4_5, 21),
            Variant.of(Programs.HELIDON_4_5, 21).map(Variant::whenItServes))
        .flatMap(variants -> variants);
  }
}

package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes are the paths of the endpoints; each request is counted once, in the Jetty below. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JavalinIT extends OnServers implements HttpCases, LeavingClientCases {
  private static final String PLAYER = "/app/players/{id}";

  /** Jetty answers 400 when the connection ends there; nobody is left to read it. */
  @Override
  public void noteHalfARequestLine(Client client) {
    client.counts("?", "");
  }

  @Test
  void templates() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/players/1").answered(200).countedAs(PLAYER);
              client.get("/app/players/x%20y?a=b").answered(200).countedAs(PLAYER);
              client.call("PUT", "/app/players/1").answered(200).countedAs(PLAYER);
              client.get("/app/plain").answered(200).countedAs("/app/plain");
              client.get("/app/files/a/b/c").answered(200).countedAs("/app/files/<path>");
              client.get("/app/star/a/b").answered(200).countedAs("/app/star/*");
            });
  }

  /** Javalin answers it without the endpoint, because there is one for GET. */
  @Test
  void head() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.call("HEAD", "/app/players/1").answered(200).countedAs(PLAYER);
              client.call("HEAD", "/app/nothing").answered(404).countedAs("/app/*");
            });
  }

  /** What remains is where Javalin's servlet is mapped. */
  @Test
  void noEndpointThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/nothing/here").answered(404).countedAs("/app/*");
              client.get("/app/players").answered(404).countedAs("/app/*");
              client.call("DELETE", "/app/players/1").answered(404).countedAs("/app/*");
              client.call("BREW", "/app/players/1").answered(404).countedAs("/app/*");
              client.get("/elsewhere").answered(404).countedAs("");
            });
  }

  @Test
  void filters() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/players/1", "X-Gate: answer").answered(403).countedAs(PLAYER);
              client.get("/app/players/1", "X-Gate: throw").answered(500).countedAs(PLAYER);
              client.get("/app/nothing", "X-Gate: answer").answered(403).countedAs("/app/*");
            });
  }

  @Test
  void handlersThrow() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/fail/1").answered(500).countedAs("/app/fail/{id}");
              client.get("/app/fail-handled/1").answered(409).countedAs("/app/fail-handled/{id}");
            });
  }

  @Test
  void futures() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 10; i++) {
                  for (String path : new String[] {"/app/future/", "/app/future-done/"}) {
                    connection.send(RawHttp.head("GET", path + i));
                    client.read(connection, "GET").answered(200).countedAs(path + "{id}");
                  }
                  connection.send(RawHttp.head("GET", "/app/future-fail/" + i));
                  client.read(connection, "GET").answered(500).countedAs("/app/future-fail/{id}");
                }
              }
            });
  }

  @Test
  void endpointIsCalledOnTheThreadOfAFuture() throws Exception {
    server()
        .countsExactly(
            client -> client.get("/app/behind/1").answered(200).countedAs("/app/behind/{id}"));
  }

  @Test
  void endpointIsCalledOnTheThreadOfAnotherRequest() throws Exception {
    server()
        .countsExactly(
            client -> {
              for (int i = 0; i < 10; i++) {
                try (RawHttp connection = client.connect()) {
                  connection.send(RawHttp.head("GET", "/app/waits/1"));
                  client.get("/app/wakes/1").answered(200).countedAs("/app/wakes/{id}");
                  client.read(connection, "GET").answered(200).countedAs("/app/waits/{id}");
                }
              }
            });
  }

  @Test
  void webSocketIsOneRequest() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(upgrade("/app/rooms/7"));
                assertEquals(101, connection.readStatus());
                client.ended("GET", 101).countedAs("/app/rooms/{id}");
                server().awaitActive("GET", 0);
                // A text frame of one byte, masked with zeros, which is answered.
                connection.send(new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x'});
                connection.readSome(3);
              }
              client.raw("GET", upgrade("/app/nothing/7")).answered(404).countedAs("/app/*");
            });
  }

  private static String upgrade(String path) {
    return RawHttp.head(
        "GET",
        path,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");
  }

  static Stream<Variant> servers() {
    return Stream.of(
            Variant.of(Programs.JAVALIN_5),
            Variant.of(Programs.JAVALIN_6),
            Variant.of(Programs.JAVALIN_7))
        .flatMap(variants -> variants);
  }
}

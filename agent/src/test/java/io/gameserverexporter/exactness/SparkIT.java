package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes are the paths of Spark's routes; each request is counted once, in the Jetty below. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class SparkIT extends OnServers implements HttpCases, LeavingClientCases {
  private static final String PLAYER = "/players/:id";
  private static final String ILLEGAL_STATE = "java.lang.IllegalStateException";

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
              client.get("/players/1").answered(200).countedAs(PLAYER);
              client.get("/players/x%20y?a=b").answered(200).countedAs(PLAYER);
              client.call("PUT", "/players/1").answered(200).countedAs(PLAYER);
              client.call("HEAD", "/players/1").answered(200).countedAs(PLAYER);
              client.get("/plain").answered(200).countedAs("/plain");
              client.get("/files/a/b/c").answered(200).countedAs("/files/*");
            });
  }

  @Test
  void noRouteThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here").answered(404).countedAs("");
              client.call("DELETE", "/players/1").answered().countedAs("");
              // Spark knows no such method, and leaves it to Jetty.
              client.call("BREW", "/players/1").answered().countedAs("");
            });
  }

  @Test
  void filters() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/players/1", "X-Gate: answer").answered(403).countedAs("");
              client.get("/players/1", "X-Gate: throw").answered(500).countedAs("", ILLEGAL_STATE);
            });
  }

  @Test
  void routesThatDoNotReturn() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/halt/1").answered(401).countedAs("/halt/:id");
              client.get("/fail/1").answered(500).countedAs("/fail/:id", ILLEGAL_STATE);
              client.get("/fail-handled/1").answered(409).countedAs("/fail-handled/:id");
            });
  }

  @Test
  void manyRoutesOnOneConnection() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 20; i++) {
                  connection.send(
                      RawHttp.head("GET", "/players/" + i)
                          + RawHttp.head("GET", "/nothing")
                          + RawHttp.head("GET", "/fail/" + i));
                  client.read(connection, "GET").answered(200).countedAs(PLAYER);
                  client.read(connection, "GET").answered(404).countedAs("");
                  client
                      .read(connection, "GET")
                      .answered(500)
                      .countedAs("/fail/:id", ILLEGAL_STATE);
                }
              }
            });
  }

  /** Spark leaves WebSockets to Jetty, whose table has the path. */
  @Test
  void webSocketIsOneRequest() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head(
                        "GET",
                        "/rooms",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="));
                assertEquals(101, connection.readStatus());
                client.ended("GET", 101).countedAs("/rooms");
                server().awaitActive("GET", 0);
                // A text frame of one byte, masked with zeros, which is answered.
                connection.send(new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x'});
                connection.readSome(3);
              }
            });
  }

  static Stream<Variant> servers() {
    return Variant.of(Programs.SPARK);
  }
}

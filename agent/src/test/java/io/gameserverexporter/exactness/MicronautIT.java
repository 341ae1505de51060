package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import io.gameserverexporter.support.RawHttp2;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes are the URI templates of Micronaut's controllers; Netty counts. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class MicronautIT extends OnServers
    implements HttpCases, LeavingClientCases, LaterRouteCases, WebSocketCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.MICRONAUT_4);
  }

  @Override
  public Place webSocket() {
    return new Place("/sockets/7", "/sockets/{room}");
  }

  @Override
  public boolean readsTheAnswerToItsClose() {
    return false;
  }

  @Test
  void templates() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/items/1").answered(200).countedAs("/items/{id}");
              client.call("HEAD", "/items/1").answered(200).countedAs("/items/{id}");
              client.get("/numbers/1").answered(200).countedAs("/numbers/{id:[0-9]+}");
              client.get("/numbers/one").answered(404).countedAs("");
              client.get("/search/hat?name=x").answered(200).countedAs("/search/{kind}{?name}");
              client.get("/files/a/b/c").answered(200).countedAs("/files/{+path}");
              client.get("/blocking/1").answered(200).countedAs("/blocking/{id}");
            });
  }

  @Test
  void nothingThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here").answered(404).countedAs("");
              client.call("DELETE", "/items/1").answered(405).countedAs("");
              client.call("BREW", "/items/1").answered(405).countedAs("");
            });
  }

  /** Endpoints are looked for apart from the methods that answer requests. */
  @Test
  void upgrades() throws Exception {
    String[] headers = {
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here", headers).answered(404).countedAs("");
              client.get("/items/1", headers).answered(404).countedAs("");
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/sockets/7", headers));
                assertEquals(101, connection.readStatus());
                client.ended("GET", 101).countedAs("/sockets/{room}");
              }
            });
  }

  @Test
  void failures() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/fail/1").answered(500).countedAs("/fail/{id}");
              client.get("/fail-later/1").answered(500).countedAs("/fail-later/{id}");
              client.get("/fail-handled/1").answered(409).countedAs("/fail-handled/{id}");
              client.get("/status/x/y").answered(400).countedAs("/status/{code}/{rest}");
            });
  }

  @Test
  void malformedRequestLine() throws Exception {
    server()
        .countsExactly(client -> client.raw("?", "GARBAGE\r\n\r\n").answered(400).countedAs(""));
  }

  /** Whose body has begun to come and never ends: known by its stream alone. */
  @Test
  void cancelledUploadsOfHttp2() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 10; i++) {
                  int upload = connection.request("POST", "/upload", true);
                  int other = connection.request("POST", "/upload", true);
                  // When this one is answered, the others have been taken up.
                  int item = connection.request("GET", "/items/1", false);
                  client
                      .ended("GET", connection.awaitEnd(item))
                      .answered(200)
                      .countedAs("/items/{id}");
                  server().awaitActive("POST", 2);
                  connection.data(upload, "some", false);
                  connection.cancel(upload);
                  client.counts("POST", "/upload");
                  connection.data(other, "some", true);
                  client
                      .ended("POST", connection.awaitEnd(other))
                      .answered(200)
                      .countedAs("/upload");
                }
              }
            });
  }
}

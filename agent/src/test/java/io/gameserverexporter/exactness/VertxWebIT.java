package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes are the paths of Vert.x Web's router; Netty counts. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class VertxWebIT extends OnServers
    implements HttpCases,
        LeavingClientCases,
        LaterRouteCases,
        WebSocketDeflateCases,
        WebSocketLoadCases {

  static Stream<Variant> servers() {
    return Stream.concat(Variant.of(Programs.VERTX_WEB_4, 8), Variant.of(Programs.VERTX_WEB_5));
  }

  @Override
  public String route(String path) {
    return path.replace('{', ':').replace("}", "");
  }

  @Override
  public Place webSocket() {
    return new Place("/sockets/7", "/sockets/:room");
  }

  @Override
  public boolean sendsAsClientsRead() {
    return false;
  }

  @Override
  public boolean isForLoad() {
    return variant.program() == Programs.VERTX_WEB_4;
  }

  @Test
  void paths() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/items/1").answered(200).countedAs("/items/:id");
              client.get("/items/2?x=y").answered(200).countedAs("/items/:id");
              client.get("/files/a/b/c").answered(200).countedAs("/files/*");
              client.call("HEAD", "/items/1").answered(200).countedAs("/items/:id");
              client.call("BREW", "/items/1").answered(200).countedAs("/items/:id");
              client.get("/pattern/1").answered(200).countedAs("");
            });
  }

  @Test
  void theHandlerThatAnswers() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/audited/1").answered(200).countedAs("/audited/:id");
              client.get("/audited/1/2").answered(404).countedAs("");
              client.get("/moved/1").answered(200).countedAs("/items/:id");
              client.get("/items/1", "X-Gate: answer").answered(403).countedAs("");
              client.get("/items/1", "X-Gate: later").answered(200).countedAs("/items/:id");
              client.get("/blocking/1").answered(200).countedAs("/blocking/:id");
            });
  }

  @Test
  void mountedRouters() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/api/players/1").answered(200).countedAs("/api/players/:id");
              client.get("/api/nothing").answered(404).countedAs("");
              client.get("/api/scores/best/5").answered(200).countedAs("/api/scores/best/:count");
              client
                  .get("/rooms/1/players/2")
                  .answered(200)
                  .countedAs("/rooms/:room/players/:player");
            });
  }

  @Test
  void nothingThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here").answered(404).countedAs("");
              client.call("DELETE", "/upload").answered(405).countedAs("");
            });
  }

  @Test
  void failures() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/fail/1").answered(500).countedAs("/fail/:id");
              client.get("/fail-with/503").answered(503).countedAs("/fail-with/:code");
              client.get("/fail-with/404").answered(404).countedAs("/fail-with/:code");
              client.get("/fail-handled/1").answered(409).countedAs("/fail-handled/:id");
            });
  }

  @Test
  void bodyInTwoParts() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 5; i++) {
                  connection.send(RawHttp.head("POST", "/upload", "Content-Length: 8") + "some");
                  server().awaitActive("POST", 1);
                  connection.send("more");
                  client.read(connection, "POST").answered(200).countedAs("/upload");
                }
              }
            });
  }
}

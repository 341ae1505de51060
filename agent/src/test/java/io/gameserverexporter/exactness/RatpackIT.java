package io.gameserverexporter.exactness;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes are the paths of Ratpack's handlers; Netty counts. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class RatpackIT extends OnServers implements HttpCases, LeavingClientCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.RATPACK);
  }

  @Test
  void paths() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/items/1").answered(200).countedAs("/items/:id");
              client.get("/items/2?x=y").answered(200).countedAs("/items/:id");
              client.call("HEAD", "/items/1").answered(200).countedAs("/items/:id");
              client.call("BREW", "/items/1").answered(200).countedAs("/items/:id");
              client.get("/maybe").answered(200).countedAs("/maybe/:id?");
              client.get("/pattern/7").answered(200).countedAs("/pattern/:number:[0-9]+");
              client.get("/blocking/1").answered(200).countedAs("/blocking/:id");
            });
  }

  @Test
  void prefixes() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/api/players/1").answered(200).countedAs("/api/players/:id");
              client
                  .get("/api/rooms/1/players/2")
                  .answered(200)
                  .countedAs("/api/rooms/:room/players/:player");
              client.get("/behind/it").answered(200).countedAs("/behind/it");
            });
  }

  @Test
  void nothingThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here").answered(404).countedAs("");
              client.get("/api/nothing").answered(404).countedAs("");
              client.get("/behind/1").answered(404).countedAs("");
              client.get("/items/1", "X-Gate: answer").answered(403).countedAs("");
            });
  }

  @Test
  void failures() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/fail/1").answered(500).countedAs("/fail/:id");
              client.get("/fail-later/1").answered(500).countedAs("/fail-later/:id");
              client.call("DELETE", "/only/1").answered(405).countedAs("/only/:id");
            });
  }
}

package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** Routes are the joined templates of resources, behind the application's path. */
interface JaxRsCases {
  RunningServer server();

  /** Where the application is. */
  private String base() {
    return server().site().ok().path().replace("/players/7", "");
  }

  /** The route of what no resource is there for: what leads to the application. */
  private String unmatched() {
    return server().site().anything().route();
  }

  @Test
  default void templates() throws Exception {
    String base = base();
    server()
        .countsExactly(
            client -> {
              client.get(base + "/players").answered(200).countedAs(base + "/players");
              client.get(base + "/players/").answered(200).countedAs(base + "/players");
              client.get(base + "/players/1").answered(200).countedAs(base + "/players/{id}");
              client.get(base + "/players/2?x=y").answered(200).countedAs(base + "/players/{id}");
              client
                  .call("HEAD", base + "/players/3")
                  .answered(200)
                  .countedAs(base + "/players/{id}");
              client
                  .call("DELETE", base + "/players/3")
                  .answered(204)
                  .countedAs(base + "/players/{id}");
              client
                  .call("OPTIONS", base + "/players/3")
                  .answered(200)
                  .countedAs(base + "/players/{id}");
            });
  }

  @Test
  default void subResources() throws Exception {
    String players = base() + "/players/{id}";
    server()
        .countsExactly(
            client -> {
              String player = base() + "/players/5";
              for (int i = 0; i < 3; i++) {
                client.get(player + "/items").answered(200).countedAs(players + "/items");
                client
                    .get(player + "/items/hat")
                    .answered(200)
                    .countedAs(players + "/items/{slot}");
                client.get(player + "/bag/hat").answered(200).countedAs(players + "/bag/{slot}");
                client
                    .get(player + "/items/hat/of/band")
                    .answered(200)
                    .countedAs(players + "/items/{slot}/of/{slot}");
                client
                    .call("POST", player + "/bag/hat/use")
                    .answered(422)
                    .countedAs(players + "/bag/{slot}/use");
              }
            });
  }

  @Test
  default void nothingThere() throws Exception {
    String base = base();
    server()
        .countsExactly(
            client -> {
              client.get(base + "/nothing/here").answered(404).countedAs(unmatched());
              client.get(base + "/players/x").answered(404).countedAs(unmatched());
              client.get(base + "/players/1/nothing").answered(404).countedAs(unmatched());
              client.get(base + "/players/1/items/a/b/c").answered(404).countedAs(unmatched());
              client.get(base + "/players/0/items/a").answered(404).countedAs(unmatched());
            });
  }

  @Test
  default void noSuchMethod() throws Exception {
    String base = base();
    server()
        .countsExactly(
            client -> {
              client
                  .call("POST", base + "/players/1")
                  .answered(405)
                  .countedAs(base + "/players/{id}");
              client
                  .call("DELETE", base + "/players/1/items/hat")
                  .answered(405)
                  .countedAs(base + "/players/{id}/items/{slot}");
              client
                  .get(base + "/players/1", "Accept: image/png")
                  .answered()
                  .countedAs(base + "/players/{id}");
            });
  }

  @Test
  default void bodies() throws Exception {
    String base = base();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 5; i++) {
                  connection.send(
                      RawHttp.head(
                              "PUT",
                              base + "/players/1",
                              "Content-Length: 5",
                              "Content-Type: text/plain")
                          + "armor");
                  client.read(connection, "PUT").answered(201).countedAs(base + "/players/{id}");
                }
              }
              client
                  .call("PUT", base + "/players/1", "Content-Length: 0", "Content-Type: text/plain")
                  .answered(400)
                  .countedAs(base + "/players/{id}");
            });
  }

  @Test
  default void exceptions() throws Exception {
    String base = base();
    server()
        .countsExactly(
            client -> {
              client
                  .get(base + "/fail")
                  .answered(500)
                  .countedAs(base + "/fail", "java.lang.IllegalStateException");
              client.get(base + "/fail-mapped").answered(422).countedAs(base + "/fail-mapped");
              client.get(base + "/fail-web/409").answered(409).countedAs(base + "/fail-web/{code}");
              client.get(base + "/fail-web/503").answered(503).countedAs(base + "/fail-web/{code}");
            });
  }

  @Test
  default void asynchronous() throws Exception {
    String base = base();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 5; i++) {
                  connection.send(RawHttp.head("GET", base + "/async/late"));
                  client.read(connection, "GET").answered(200).countedAs(base + "/async/{how}");
                }
              }
              client.get(base + "/async/refused").answered(422).countedAs(base + "/async/{how}");
              client.get(base + "/async/web").answered(503).countedAs(base + "/async/{how}");
              client.get(base + "/async/timeout").answered(503).countedAs(base + "/async/{how}");
            });
  }
}

package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** Routes are the patterns of Spring WebFlux; Netty counts. */
interface WebFluxCases {
  RunningServer server();

  /**
   * Whether a thread that goes on when there is more of a body knows whose it is. Otherwise the
   * route behind a filter that reads a body depends on whether it has come as a whole by then.
   */
  default boolean knowsWhoseMoreOfABodyIs() {
    return true;
  }

  @Test
  default void patterns() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/items/1").answered(200).countedAs("/items/{id}");
              client.get("/items/2?x=y").answered(200).countedAs("/items/{id}");
              client.get("/files/a/b/c").answered(200).countedAs("/files/**");
              client.call("HEAD", "/items/1").answered(200).countedAs("/items/{id}");
              client.get("/static/webflux/Items.class").answered(200).countedAs("/static/**");
            });
  }

  @Test
  default void functionalRoutes() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/functional/items/1").answered(200).countedAs("/functional/items/{id}");
              client
                  .get("/functional/typed/1", "Accept: text/plain")
                  .answered(200)
                  .countedAs("/functional/typed/{other}");
              client
                  .get("/functional/rooms/1/players/2")
                  .answered(200)
                  .countedAs("/functional/rooms/{room}/players/{player}");
              client
                  .get("/functional/rooms/1/full")
                  .answered(200)
                  .countedAs("/functional/rooms/{room}/full");
              client.get("/functional/later/1").answered(200).countedAs("/functional/later/{id}");
              client.get("/functional/fail/1").answered(500).countedAs("/functional/fail/{id}");
              client
                  .raw(
                      "POST",
                      RawHttp.head("POST", "/functional/upload/1", "Content-Length: 4") + "body")
                  .answered(200)
                  .countedAs("/functional/upload/{id}");
            });
  }

  @Test
  default void nothingThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here").answered(404).countedAs("");
              client.get("/functional/rooms/1/nobody").answered(404).countedAs("");
              client.call("DELETE", "/fail/1").answered(405).countedAs("");
            });
  }

  @Test
  default void filterAnswers() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/items/1", "X-Gate: answer").answered(403).countedAs("");
              client.get("/items/1", "X-Gate: throw").answered(500).countedAs("");
            });
  }

  /** Where no thread knows which exchange it works on, there is no route. */
  @Test
  default void filterGoesOnElsewhere() throws Exception {
    server()
        .countsExactly(
            client -> client.get("/items/1", "X-Gate: elsewhere").answered(200).countedAs(""));
  }

  @Test
  default void filterReadsTheBody() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 5; i++) {
                  String head =
                      RawHttp.head(
                          "POST",
                          "/form/1",
                          "X-Gate: form",
                          "Content-Type: application/x-www-form-urlencoded",
                          "Content-Length: 7");
                  if (knowsWhoseMoreOfABodyIs()) {
                    connection.send(head + "a=b");
                    server().awaitActive("POST", 1);
                    connection.send("&c=d");
                  } else {
                    connection.send(head + "a=b&c=d");
                  }
                  client.read(connection, "POST").answered(200).countedAs("/form/{id}");
                }
              }
            });
  }

  @Test
  default void failures() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/fail/1").answered(500).countedAs("/fail/{id}");
              client.get("/fail-later/1").answered(500).countedAs("/fail-later/{id}");
              client.get("/fail-handled/1").answered(409).countedAs("/fail-handled/{id}");
              client.get("/missing/1").answered(404).countedAs("/missing/{id}");
            });
  }

  @Test
  default void eventStream() throws Exception {
    server()
        .countsExactly(
            client -> client.get("/events/5").answered(200).countedAs("/events/{count}"));
  }
}

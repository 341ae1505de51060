package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** Routes of Ktor, in 2 and 3. */
interface KtorCases extends LeavingClientCases {

  @Test
  default void templates() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/items/1").answered(200).countedAs("/items/{id}");
              client.get("/items/2?x=y").answered(200).countedAs("/items/{id}");
              client.call("HEAD", "/items/1").answered(200).countedAs("/items/{id}");
              client.call("BREW", "/items/1").answered(200).countedAs("/items/{id}");
              client.get("/files").answered(200).countedAs("/files/{path...}");
              client.get("/files/a/b/c").answered(200).countedAs("/files/{path...}");
              client.get("/maybe").answered(200).countedAs("/maybe/{id?}");
              client.get("/maybe/1").answered(200).countedAs("/maybe/{id?}");
              client.get("/any/thing/end").answered(200).countedAs("/any/*/end");
              client.get("/marked/v5").answered(200).countedAs("/marked/v{version}");
              client.get("/slash/").answered(200).countedAs("/slash/");
              client.get("/").answered(200).countedAs("/");
              client.get("/blocking/1").answered(200).countedAs("/blocking/{id}");
            });
  }

  /** What is asked for in other places than the path is not in the route. */
  @Test
  default void nested() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .get("/api/players/1", "X-Kind: old/new")
                  .answered(200)
                  .countedAs("/api/players/{id}");
              client.get("/api/scores?page=1").answered(200).countedAs("/api/scores");
              client.get("/api/scores").answered(200).countedAs("/api/scores");
              client.get("/api/rooms/1/").answered(200).countedAs("/api/rooms/{room}/");
              client
                  .get("/api/rooms/1/players/2")
                  .answered(200)
                  .countedAs("/api/rooms/{room}/players/{player}");
            });
  }

  @Test
  default void nothingThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing/here").answered(404).countedAs("");
              client.get("/items/1/2").answered(404).countedAs("");
              client.call("DELETE", "/api/rooms/1/players/2").answered(405).countedAs("");
              client.get("/items/1", "X-Gate: answer").answered(403).countedAs("");
            });
  }

  @Test
  default void failures() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/fail/1").answered(500).countedAs("/fail/{id}");
              client.get("/fail-later/1").answered(500).countedAs("/fail-later/{id}");
              client.get("/status/x/y").answered(500).countedAs("/status/{code}/{rest}");
            });
  }

  @Test
  default void malformedRequestLine() throws Exception {
    server()
        .countsExactly(client -> client.raw("?", "GARBAGE\r\n\r\n").answered(400).countedAs(""));
  }

  @Test
  default void bodyInTwoParts() throws Exception {
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

  @Test
  default void clientLeavesBeforeAnAnswer() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head("GET", "/items/1") + RawHttp.head("DELETE", "/never/1"));
                client.read(connection, "GET").answered(200).countedAs("/items/{id}");
                server().awaitActive("DELETE", 1);
              }
              client.counts("DELETE", "/never/{id}");
            });
  }

  @Override
  @Test
  default void clientClosesInTheMiddleOfItsUpload() throws Exception {
    leaves("Content-Length: 100000", "only this", false);
  }

  @Override
  @Test
  default void clientResetsInTheMiddleOfItsUpload() throws Exception {
    leaves("Content-Length: 100000", "only this", true);
  }

  @Override
  @Test
  default void clientClosesInTheMiddleOfAChunk() throws Exception {
    leaves("Transfer-Encoding: chunked", "1000\r\nonly this", false);
  }

  /** Once a handler has the request: it is looked for on another thread than the client's end. */
  private void leaves(String header, String body, boolean reset) throws Exception {
    server()
        .countsExactly(
            client -> {
              int before = uploads(client);
              try (RawHttp connection = client.connect()) {
                connection.send(HttpCases.post(server().site().upload(), header) + body);
                long deadline = System.nanoTime() + 15_000_000_000L;
                while (uploads(client) == before) {
                  assertTrue(System.nanoTime() < deadline, "no handler has got it");
                  Thread.sleep(5);
                }
                if (reset) {
                  connection.abort();
                }
              }
              client.counts("POST", "/upload");
            });
  }

  /** How many handlers have got one. */
  private static int uploads(Client client) throws Exception {
    try (RawHttp connection = client.connect()) {
      connection.send(RawHttp.head("GET", "/uploads"));
      RawHttp.Response response = connection.tryRead("GET").orElseThrow();
      client.ended("GET", response.status()).answered(200).countedAs("/uploads");
      return Integer.parseInt(response.text());
    }
  }
}

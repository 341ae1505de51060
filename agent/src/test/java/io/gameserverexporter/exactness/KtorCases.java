package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.RawHttp;
import java.util.List;
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
              client.get("/only/1").answered(200).countedAs("/only/{id}");
              client.call("DELETE", "/only/1").answered().countedAs("");
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

  /** More than Ktor works on at a time; some of them on other threads. */
  @Test
  default void pipelinedRoutes() throws Exception {
    List<String> paths = List.of("/later/201", "/items/1", "/blocking/1", "/nothing/here");
    List<String> routes = List.of("/later/{code}", "/items/{id}", "/blocking/{id}", "");
    List<Integer> statuses = List.of(201, 200, 200, 404);
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                StringBuilder all = new StringBuilder();
                for (int i = 0; i < 80; i++) {
                  all.append(RawHttp.head("GET", paths.get(i % 4)));
                }
                connection.send(all.toString());
                for (int i = 0; i < 80; i++) {
                  client
                      .read(connection, "GET")
                      .answered(statuses.get(i % 4))
                      .countedAs(routes.get(i % 4));
                }
              }
            });
  }

  @Test
  default void upgradeToAnotherProtocol() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head("GET", "/sockets/1", "Connection: Upgrade", "Upgrade: silence"));
                assertEquals(101, connection.readStatus());
                client.ended("GET", 101).countedAs("/sockets/{id}");
                server().awaitActive("GET", 0);
              }
            });
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
    leaves(RawHttp.head("DELETE", "/never/1"), false);
    server().countsExactly(client -> client.get("/items/1").countedAs("/items/{id}"));
  }

  @Override
  @Test
  default void clientClosesInTheMiddleOfItsUpload() throws Exception {
    leaves(RawHttp.head("POST", "/upload", "Content-Length: 100000") + "only this", false);
  }

  @Override
  @Test
  default void clientResetsInTheMiddleOfItsUpload() throws Exception {
    leaves(RawHttp.head("POST", "/upload", "Content-Length: 100000") + "only this", true);
  }

  @Override
  @Test
  default void clientClosesInTheMiddleOfAChunk() throws Exception {
    leaves(
        RawHttp.head("POST", "/upload", "Transfer-Encoding: chunked") + "1000\r\nonly this", false);
  }

  private void leaves(String request, boolean reset) throws Exception {
    server()
        .countsExactly(
            client -> {
              int before = taken(client);
              try (RawHttp connection = client.connect()) {
                connection.send(request);
                awaitTaken(client, before);
                if (reset) {
                  connection.abort();
                }
              }
              boolean upload = request.startsWith("POST");
              client.counts(upload ? "POST" : "DELETE", upload ? "/upload" : "/never/{id}");
            });
  }

  /** The route is looked for on another thread than the one that hears of the client's end. */
  default void awaitTaken(Client client, int before) throws Exception {
    long deadline = System.nanoTime() + 15_000_000_000L;
    while (taken(client) == before) {
      assertTrue(System.nanoTime() < deadline, "no handler has got it");
      Thread.sleep(5);
    }
  }

  /** How many requests handlers have got that clients leave. */
  default int taken(Client client) throws Exception {
    try (RawHttp connection = client.connect()) {
      connection.send(RawHttp.head("GET", "/taken"));
      RawHttp.Response response = connection.tryRead("GET").orElseThrow();
      client.ended("GET", response.status()).answered(200).countedAs("/taken");
      return Integer.parseInt(response.text());
    }
  }
}

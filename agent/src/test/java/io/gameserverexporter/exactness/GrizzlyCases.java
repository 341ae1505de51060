package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** What handlers of Grizzly do. */
interface GrizzlyCases {
  String ILLEGAL_STATE = "java.lang.IllegalStateException";

  RunningServer server();

  @Test
  default void contexts() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/api/a/b").answered(200).countedAs("/api");
              client.get("/exact").answered(200).countedAs("/exact");
              client.call("HEAD", "/exact").answered(200).countedAs("/exact");
              client.call("BREW", "/api/a").answered(200).countedAs("/api");
              client.get("/same-thread").answered(200).countedAs("/same-thread");
              client.get("/nothing/here").answered(404).countedAs("");
            });
  }

  /** Also those that the cache answers in the handler's place; it does not say for which. */
  @Test
  default void files() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 5; i++) {
                  client.get("/files/some.txt").answered(200).countedAs(Ledger.ANY);
                  connection.send(RawHttp.head("GET", "/files/some.txt"));
                  client.read(connection, "GET").answered(200).countedAs(Ledger.ANY);
                }
              }
              client.get("/files/none.txt").answered(404).countedAs("/files");
            });
  }

  @Test
  default void headOnOneConnection() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 10; i++) {
                  connection.send(RawHttp.head("HEAD", "/exact") + RawHttp.head("GET", "/api/x"));
                  client.read(connection, "HEAD").answered(200).countedAs("/exact");
                  client.read(connection, "GET").answered(200).countedAs("/api");
                }
              }
            });
  }

  @Test
  default void trace() throws Exception {
    server().countsExactly(client -> client.call("TRACE", "/exact").answered(405).countedAs(""));
  }

  @Test
  default void suspended() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 10; i++) {
                  connection.send(RawHttp.head("GET", "/async") + RawHttp.head("GET", "/exact"));
                  client.read(connection, "GET").answered(202).countedAs("/async");
                  client.read(connection, "GET").answered(200).countedAs("/exact");
                }
              }
              client.get("/times-out").answered(503).countedAs("/times-out");
            });
  }

  @Test
  default void cancelled() throws Exception {
    server()
        .countsExactly(client -> client.get("/cancelled").answered(409).countedAs("/cancelled"));
  }

  /**
   * Each on a connection of its own: on one that has received so before, Grizzly now and then does
   * not tell the handler of what has come, with or without the agent.
   */
  @Test
  default void receivedWithoutBlocking() throws Exception {
    String head = RawHttp.head("POST", "/received", "Content-Length: 100000");
    server()
        .countsExactly(
            client -> {
              for (int i = 0; i < 3; i++) {
                client.raw("POST", head + "x".repeat(100_000)).answered(200).countedAs("/received");
              }
            });
  }

  @Test
  default void handlersThrow() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/fail").answered(500).countedAs("/fail", ILLEGAL_STATE);
              client
                  .get("/fail-checked")
                  .answered(500)
                  .countedAs("/fail-checked", "java.lang.Exception");
              client
                  .get("/same-thread?fail=1")
                  .answered(500)
                  .countedAs("/same-thread", ILLEGAL_STATE);
            });
  }

  @Test
  default void handlerThrowsAfterItHasAnswered() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/fail-late"));
                assertEquals(200, connection.readStatus());
              }
              client.counts("GET", "/fail-late");
            });
  }

  /** Grizzly does not read while a response is suspended: it hears of that with the answer. */
  @Test
  default void clientLeavesWhatIsSuspended() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/async"));
                connection.abort();
              }
              client.counts("GET", "/async");
            });
  }
}

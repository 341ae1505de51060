package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** What Jetty answers before any application sees the request. */
interface JettyRefusalCases extends MalformedRequestCases {

  @Test
  default void malformedMethod() throws Exception {
    server()
        .countsExactly(
            client ->
                client.raw("?", "GE(T / HTTP/1.1\r\nHost: x\r\n\r\n").answered(400).countedAs(""));
  }

  @Test
  default void malformedHeader() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("GET", RawHttp.head("GET", "/app/exact", "na(me: x"))
                    .answered(400)
                    .countedAs(""));
  }

  @Test
  default void malformedChunk() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.raw(
                  "POST",
                  RawHttp.head("POST", "/app/upload", "Transfer-Encoding: chunked")
                      + "4\r\nbody\r\nno length\r\n");
              client.counts("POST", "/app/upload");
            });
  }

  @Test
  default void missingHost() throws Exception {
    server()
        .countsExactly(
            client ->
                client.raw("GET", "GET /app/exact HTTP/1.1\r\n\r\n").answered(400).countedAs(""));
  }

  @Test
  default void unknownVersion() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("?", "GET /app/exact HTTP/7.0\r\nHost: x\r\n\r\n")
                    .answered()
                    .countedAs("", Ledger.ANY));
  }

  @Test
  default void headersTooLarge() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("GET", RawHttp.head("GET", "/app/exact", "X: " + "x".repeat(20_000)))
                    .answered(431)
                    .countedAs(""));
  }

  /** Most answer 417, some of Jetty 12.0 close the connection. */
  @Test
  default void expectationThatNobodyKnows() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.raw("GET", RawHttp.head("GET", "/app/exact", "Expect: the unexpected"));
              client.counts("GET", "");
            });
  }

  @Test
  default void continuesWhenItsBodyIsRead() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head(
                        "POST", "/app/upload", "Content-Length: 4", "Expect: 100-continue"));
                connection.send("body");
                client.read(connection, "POST").answered(200).countedAs("/app/upload");
                connection.send(RawHttp.head("GET", "/app/exact"));
                client.read(connection, "GET").answered(200).countedAs("/app/exact");
              }
            });
  }

  @Test
  default void http2WhereItHasNoPlace() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("PRI", "PRI /app/exact HTTP/2.0\r\nHost: x\r\n\r\n")
                    .answered(426)
                    .countedAs(""));
  }

  @Test
  default void optionsForTheWholeServer() throws Exception {
    server().countsExactly(client -> client.call("OPTIONS", "*").answered().countedAs(""));
  }

  @Test
  default void noApplicationThere() throws Exception {
    server().countsExactly(client -> client.get("/elsewhere").answered(404).countedAs(""));
  }

  @Test
  default void upgradeThatNobodyKnows() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .get("/app/exact", "Connection: Upgrade", "Upgrade: unheard")
                    .answered(200)
                    .countedAs("/app/exact"));
  }
}

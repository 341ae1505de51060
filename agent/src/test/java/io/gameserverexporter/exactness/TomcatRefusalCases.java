package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** What Tomcat answers before any application sees the request. */
interface TomcatRefusalCases extends MalformedRequestCases {

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
                    .raw("GET", RawHttp.head("GET", "/app/exact", "no colon here"))
                    .answered(400)
                    .countedAs(""));
  }

  /** Not even refused: Tomcat says nothing and logs nothing. */
  @Test
  default void halfAHeaderIsNoRequest() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send("GET /app/exact HTTP/1.1\r\nHost: localhost\r\nUser-Ag");
                connection.endSending();
                client.read(connection, "GET").unanswered();
              }
            });
  }

  @Test
  default void missingOrBadHost() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.raw("GET", "GET /app/exact HTTP/1.1\r\n\r\n").answered(400).countedAs("");
              client
                  .raw("GET", "GET /app/exact HTTP/1.1\r\nHost: a b\r\n\r\n")
                  .answered(400)
                  .countedAs("");
              client
                  .raw("GET", "GET /app/exact HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
                  .answered(400)
                  .countedAs("");
            });
  }

  @Test
  default void unknownVersion() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("GET", "GET /app/exact HTTP/7.0\r\nHost: x\r\n\r\n")
                    .answered(505)
                    .countedAs(""));
  }

  @Test
  default void headersTooLarge() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("GET", RawHttp.head("GET", "/app/exact", "X: " + "x".repeat(20_000)))
                    .answered(400)
                    .countedAs(""));
  }

  @Test
  default void unknownTransferEncoding() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw("POST", RawHttp.head("POST", "/app/upload", "Transfer-Encoding: unheard"))
                    .answered(501)
                    .countedAs(""));
  }

  @Test
  default void notNormalisedPath() throws Exception {
    server().countsExactly(client -> client.get("/app/../../exact").answered(400).countedAs(""));
  }

  @Test
  default void optionsForTheWholeServer() throws Exception {
    server().countsExactly(client -> client.call("OPTIONS", "*").answered(200).countedAs(""));
  }

  /** Refused although a servlet is mapped there, which is then the route. */
  @Test
  default void traceIsSwitchedOff() throws Exception {
    server()
        .countsExactly(
            client -> client.call("TRACE", "/app/exact").answered(405).countedAs("/app/exact"));
  }

  @Test
  default void noApplicationThere() throws Exception {
    server().countsExactly(client -> client.get("/elsewhere").answered(404).countedAs(""));
  }
}

package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** What handlers and filters of the JDK's server do. */
interface JdkHttpServerCases {
  RunningServer server();

  @Test
  default void contexts() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/api/a/b").answered(200).countedAs("/api/");
              client.call("HEAD", "/api/").answered(200).countedAs("/api/");
              client.call("BREW", "/api/").answered(200).countedAs("/api/");
            });
  }

  @Test
  default void noContextThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/nothing").answered(404).countedAs("");
              client.get("/api").answered(404).countedAs("");
            });
  }

  @Test
  default void filterAnswers() throws Exception {
    server()
        .countsExactly(
            client -> client.get("/api/x", "X-Gate: answer").answered(403).countedAs("/api/"));
  }

  @Test
  default void throwsWithoutAnAnswer() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .get("/fail")
                  .unanswered()
                  .countedAs("/fail", "java.lang.IllegalStateException");
              client
                  .get("/api/x", "X-Gate: throw")
                  .unanswered()
                  .countedAs("/api/", "java.lang.IllegalStateException");
            });
  }

  @Test
  default void throwsAfterItHasAnswered() throws Exception {
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

  /** Takes the end of the connection for the end of the header, which has no colon then. */
  @Test
  default void halfAHeaderIsRefused() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send("GET /api/ HTTP/1.1\r\nHost: localhost\r\nUser-Ag");
                connection.endSending();
                client.read(connection, "GET").answered(400).countedAs("");
              }
            });
  }

  @Test
  default void answersOnAnotherThread() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 10; i++) {
                  connection.send(RawHttp.head("GET", "/async"));
                  client.read(connection, "GET").answered(200).countedAs("/async");
                }
              }
            });
  }
}

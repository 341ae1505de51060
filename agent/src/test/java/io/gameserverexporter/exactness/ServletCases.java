package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the servlet API lets an application do; the same in every container. */
interface ServletCases {
  RunningServer server();

  /** The route of {@code /app/exact} when a filter lets nobody through to its servlet. */
  String routeBehindFilter();

  @Test
  default void mappings() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/exact").answered(200).countedAs("/app/exact");
              client.get("/app/prefix").answered(200).countedAs("/app/prefix/*");
              client.get("/app/prefix/a/b;c=d").answered(200).countedAs("/app/prefix/*");
              client.get("/app/some/thing.do").answered(200).countedAs("/app/*.do");
              client.get("/app/%65xact").answered(200).countedAs("/app/exact");
            });
  }

  @Test
  default void nothingThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/nothing/here").answered(404).countedAs("");
              client.get("/app/").answered(404).countedAs("");
            });
  }

  @Test
  default void methods() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.call("HEAD", "/app/exact").answered(200).countedAs("/app/exact");
              client.call("DELETE", "/app/exact").answered(200).countedAs("/app/exact");
              client.call("PATCH", "/app/exact").answered(200).countedAs("/app/exact");
              client.call("OPTIONS", "/app/exact").answered(200).countedAs("/app/exact");
              client.call("BREW", "/app/exact").answered(200).countedAs("/app/exact");
              client.call("get", "/app/exact").answered(200).countedAs("/app/exact");
            });
  }

  @Test
  default void methodsThatHttpServletAnswers() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.call("GET", "/app/get-only").answered(200).countedAs("/app/get-only");
              client.call("HEAD", "/app/get-only").answered(200).countedAs("/app/get-only");
              client.call("OPTIONS", "/app/get-only").answered(200).countedAs("/app/get-only");
              client.call("DELETE", "/app/get-only").answered(405).countedAs("/app/get-only");
              client.call("BREW", "/app/get-only").answered(501).countedAs("/app/get-only");
            });
  }

  @Test
  default void filterAnswers() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/nothing", "X-Gate: answer").answered(403).countedAs("");
              client
                  .get("/app/exact", "X-Gate: answer")
                  .answered(403)
                  .countedAs(routeBehindFilter());
              client
                  .get("/app/exact", "X-Gate: error")
                  .answered(429)
                  .countedAs(routeBehindFilter());
            });
  }

  @Test
  default void filterThrows() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .get("/app/exact", "X-Gate: throw")
                    .answered(500)
                    .countedAs(routeBehindFilter(), "java.lang.IllegalStateException"));
  }

  @Test
  default void servletThrows() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .get("/app/fail")
                    .answered(500)
                    .countedAs("/app/fail", "java.lang.IllegalStateException"));
  }

  @Test
  default void servletThrowsAfterItHasAnswered() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/app/fail-late"));
                assertEquals(200, connection.readStatus());
              }
              client.counts("GET", "/app/fail-late");
            });
  }

  @Test
  default void errorPages() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/send-error/418").answered(418).countedAs("/app/send-error/*");
              client
                  .get("/app/fail-to-page")
                  .answered(500)
                  .countedAs("/app/fail-to-page", "java.lang.IllegalArgumentException");
            });
  }

  @Test
  default void sendErrorWithoutAPage() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/send-error/404").answered(404).countedAs("/app/send-error/*");
              client.get("/app/send-error/503").answered(503).countedAs("/app/send-error/*");
            });
  }

  @Test
  default void redirect() throws Exception {
    server()
        .countsExactly(
            client -> client.get("/app/redirect").answered(302).countedAs("/app/redirect"));
  }

  @Test
  default void forwardAndInclude() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/forward").answered(200).countedAs("/app/forward");
              client.get("/app/include").answered(200).countedAs("/app/include");
            });
  }

  @Test
  default void asyncCompletes() throws Exception {
    server()
        .countsExactly(
            client -> {
              async(client, "complete", 200);
              async(client, "complete-with-error", 503);
              async(client, "complete-at-once", 200);
              async(client, "dispatch", 200);
            });
  }

  @Test
  default void asyncKeepAlive() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 10; i++) {
                  connection.send(RawHttp.head("GET", "/app/async/complete"));
                  client.read(connection, "GET").answered(200).countedAs("/app/async/complete");
                  connection.send(RawHttp.head("GET", "/app/exact"));
                  client.read(connection, "GET").answered(200).countedAs("/app/exact");
                }
              }
            });
  }

  /** What becomes of the status that a listener sets when the time is up. */
  default int statusOfAnsweredTimeout() {
    return 504;
  }

  /** Both at a time: containers look for what has timed out every second or so. */
  @Test
  default void asyncTimesOut() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp unanswered = client.connect();
                  RawHttp answered = client.connect()) {
                unanswered.send(RawHttp.head("GET", "/app/async/timeout"));
                answered.send(RawHttp.head("GET", "/app/async/answered-timeout"));
                client
                    .read(unanswered, "GET")
                    .answered(500)
                    .countedAs("/app/async/timeout", Ledger.ANY);
                client
                    .read(answered, "GET")
                    .answered(statusOfAnsweredTimeout())
                    .countedAs("/app/async/answered-timeout");
              }
            });
  }

  /** Tomcat 8.5 and 10.1 close the connection, the others answer 500. */
  @Test
  default void asyncServletThrows() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/app/async/fail");
              client.counts("GET", "/app/async/fail");
            });
  }

  @Test
  default void chunkedUploadWithTrailer() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw(
                        "POST",
                        RawHttp.head("POST", "/app/upload", "Transfer-Encoding: chunked")
                            + "4\r\nbody\r\n0\r\nDigest: x\r\n\r\n")
                    .answered(200)
                    .countedAs("/app/upload"));
  }

  @Test
  default void nonBlockingUpload() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .raw(
                        "POST",
                        RawHttp.head("POST", "/app/async/upload", "Content-Length: 100000")
                            + "x".repeat(100_000))
                    .answered(200)
                    .countedAs("/app/async/upload"));
  }

  @Test
  default void clientLeavesAnAsyncUpload() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head("POST", "/app/async/upload", "Content-Length: 100000") + "half");
              }
              client.counts("POST", "/app/async/upload");
            });
  }

  @Test
  default void clientLeavesAnAsyncDownload() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/app/async/download"));
                connection.readSome(1000);
                connection.abort();
              }
              client.counts("GET", "/app/async/download");
            });
  }

  private static void async(Client client, String name, int status) throws IOException {
    client.get("/app/async/" + name).answered(status).countedAs("/app/async/" + name);
  }
}

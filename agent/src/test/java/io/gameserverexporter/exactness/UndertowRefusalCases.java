package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** As with other servers, but for what Undertow does with a response before a refusal. */
interface UndertowRefusalCases extends MalformedRequestCases {
  /**
   * Not in one go: Undertow keeps a response back while there is another request to be read, and
   * drops it when that is malformed.
   */
  @Test
  @Override
  default void malformedAfterGoodOnTheSameConnection() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", ok.path()));
                client.read(connection, "GET").answered(200).countedAs(ok.route());
                connection.send("GARBAGE\r\n\r\n");
                client.read(connection, "?").answered(400).countedAs("");
              }
            });
  }

  @Test
  default void lengthBesideEncoding() throws Exception {
    Place upload = server().site().upload();
    server()
        .countsExactly(
            client ->
                client
                    .raw(
                        "POST",
                        RawHttp.head(
                            "POST",
                            upload.path(),
                            "Transfer-Encoding: chunked",
                            "Content-Length: 4"))
                    .answered(400)
                    .countedAs(""));
  }

  /** Refused when the request has been read and is at hand no more: its method is not known. */
  @Test
  default void versionOfAnotherProtocol() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client ->
                client
                    .raw("?", "GET " + ok.path() + " HTTP/2.0\r\nHost: x\r\n\r\n")
                    .answered(400)
                    .countedAs(""));
  }

  @Test
  default void halfAHeaderIsNoRequest() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send("GET " + ok.path() + " HTTP/1.1\r\nHost: localhost\r\nUser-Ag");
                connection.endSending();
                client.read(connection, "GET").unanswered();
              }
            });
  }
}

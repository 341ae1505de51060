package io.gameserverexporter.exactness;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** Clients that leave half way; the same on every server. */
interface LeavingClientCases {
  RunningServer server();

  @Test
  default void clientClosesInTheMiddleOfItsUpload() throws Exception {
    Place upload = server().site().upload();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(HttpCases.post(upload, "Content-Length: 100000") + "only this");
              }
              client.counts("POST", upload.route());
            });
  }

  @Test
  default void clientResetsInTheMiddleOfItsUpload() throws Exception {
    Place upload = server().site().upload();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(HttpCases.post(upload, "Content-Length: 100000") + "only this");
                connection.abort();
              }
              client.counts("POST", upload.route());
            });
  }

  @Test
  default void clientClosesInTheMiddleOfAChunk() throws Exception {
    Place upload = server().site().upload();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    HttpCases.post(upload, "Transfer-Encoding: chunked") + "1000\r\nonly this");
              }
              client.counts("POST", upload.route());
            });
  }

  @Test
  default void clientLeavesInTheMiddleOfTheResponse() throws Exception {
    Place download = server().site().download();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", download.path()));
                connection.readSome(1000);
                connection.abort();
              }
              client.counts("GET", download.route());
            });
  }

  @Test
  default void connectionsWithoutARequestLineAreNoRequests() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.connect().close();
              try (RawHttp connection = client.connect()) {
                connection.send("GET /so");
              }
              noteHalfARequestLine(client);
            });
  }

  /** For a server that takes half a request line for a request, and refuses it. */
  default void noteHalfARequestLine(Client client) {}
}

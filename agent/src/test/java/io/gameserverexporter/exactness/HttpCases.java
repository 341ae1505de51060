package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What HTTP/1.1 allows on one connection and on many; the same on every server. */
interface HttpCases {
  RunningServer server();

  /** Comes as soon as the server listens: its classes have only just been loaded. */
  @Test
  @Order(1)
  default void theVeryFirstRequest() throws Exception {
    Place ok = server().site().ok();
    server().countsExactly(client -> client.get(ok.path()).answered(200).countedAs(ok.route()));
  }

  @Test
  default void queriesAndFragmentsOfThePathAreNotInTheRoute() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client -> {
              client.get(ok.path() + "?a=b&c").answered(200).countedAs(ok.route());
              client.get(ok.path() + "?" + "x".repeat(2000)).answered(200).countedAs(ok.route());
            });
  }

  @Test
  default void keepAlive() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 150; i++) {
                  connection.send(RawHttp.head("GET", ok.path()));
                  client.read(connection, "GET").answered(200).countedAs(ok.route());
                }
              }
            });
  }

  @Test
  default void pipelining() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", ok.path()).repeat(50));
                for (int i = 0; i < 50; i++) {
                  client.read(connection, "GET").answered(200).countedAs(ok.route());
                }
              }
            });
  }

  @Test
  default void aThousandRequestsFrom64Connections() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client -> {
              ExecutorService threads = Executors.newFixedThreadPool(64);
              List<Future<?>> connections = new ArrayList<>();
              for (int i = 0; i < 64; i++) {
                int requests = i < 1000 % 64 ? 1000 / 64 + 1 : 1000 / 64;
                connections.add(
                    threads.submit(
                        () -> {
                          try (RawHttp connection = client.connect()) {
                            for (int j = 0; j < requests; j++) {
                              connection.send(RawHttp.head("GET", ok.path()));
                              client.read(connection, "GET").answered(200).countedAs(ok.route());
                            }
                          }
                          return null;
                        }));
              }
              threads.shutdown();
              for (Future<?> connection : connections) {
                connection.get();
              }
              assertEquals(1000, client.ledger().total());
            });
  }

  @Test
  default void http10() throws Exception {
    Place ok = server().site().ok();
    server()
        .countsExactly(
            client ->
                client
                    .raw("GET", "GET " + ok.path() + " HTTP/1.0\r\n\r\n")
                    .answered(200)
                    .countedAs(ok.route()));
  }

  @Test
  default void uploadOfKnownLength() throws Exception {
    Place upload = server().site().upload();
    String body = "x".repeat(100_000);
    server()
        .countsExactly(
            client ->
                client
                    .raw("POST", post(upload, "Content-Length: 100000") + body)
                    .answered(200)
                    .countedAs(upload.route()));
  }

  @Test
  default void chunkedUpload() throws Exception {
    Place upload = server().site().upload();
    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    server()
        .countsExactly(
            client ->
                client
                    .raw(
                        "POST",
                        post(upload, "Transfer-Encoding: chunked") + chunk.repeat(20) + "0\r\n\r\n")
                    .answered(200)
                    .countedAs(upload.route()));
  }

  @Test
  default void activeUntilItEnds() throws Exception {
    Place upload = server().site().upload();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                // Jetty does not take it up before there is some of the body.
                connection.send(post(upload, "Content-Length: 4") + "bo");
                server().awaitActive("POST", 1);
                connection.send("dy");
                client.read(connection, "POST").answered(200).countedAs(upload.route());
              }
              server().awaitActive("POST", 0);
            });
  }

  @Test
  default void expectContinue() throws Exception {
    Place upload = server().site().upload();
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(post(upload, "Content-Length: 4", "Expect: 100-continue"));
                assertEquals(100, connection.readStatus());
                connection.send("body");
                client.read(connection, "POST").answered(200).countedAs(upload.route());
              }
            });
  }

  @Test
  default void statuses() throws Exception {
    Place statuses = server().site().statuses();
    server()
        .countsExactly(
            client -> {
              for (int status : new int[] {200, 201, 204, 301, 304, 400, 404, 429, 500, 503}) {
                client
                    .get(statuses.path() + status + "/x")
                    .answered(status)
                    .countedAs(statuses.route());
              }
            });
  }

  static String post(Place place, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Type: application/octet-stream";
    return RawHttp.head("POST", place.path(), all);
  }
}

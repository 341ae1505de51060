package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.exactness.Site.Place;
import io.gameserverexporter.support.RawHttp;
import io.gameserverexporter.support.RawHttp2;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What may follow on HTTP/1.1, on servers that know routes: HTTP/2 and WebSocket. */
interface RouteHttp2Cases {
  RunningServer server();

  /** Answers 200 to PUT. */
  Place item();

  /** Answers GET later, by another thread. */
  Place later();

  /** What that answers. */
  int statusOfLater();

  /** The route of a WebSocket endpoint at {@code /socket}. */
  String socketRoute();

  @Test
  default void upgradedConnectionWithManyStreams() throws Exception {
    server()
        .countsExactly(
            client -> {
              HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
              // Asks for the upgrade; the others share its connection.
              HttpResponse<String> first = send(http, "PUT", item().path()).get();
              assertEquals(HttpClient.Version.HTTP_2, first.version());
              client.ended("PUT", first.statusCode()).answered(200).countedAs(item().route());
              List<CompletableFuture<HttpResponse<String>>> items = new ArrayList<>();
              List<CompletableFuture<HttpResponse<String>>> later = new ArrayList<>();
              for (int i = 0; i < 40; i++) {
                items.add(send(http, "PUT", item().path()));
                later.add(send(http, "GET", later().path()));
              }
              for (CompletableFuture<HttpResponse<String>> each : items) {
                client
                    .ended("PUT", each.get().statusCode())
                    .answered(200)
                    .countedAs(item().route());
              }
              for (CompletableFuture<HttpResponse<String>> each : later) {
                client
                    .ended("GET", each.get().statusCode())
                    .answered(statusOfLater())
                    .countedAs(later().route());
              }
            });
  }

  @Test
  default void activeUntilTheBodyIsThere() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                int upload = connection.request("POST", "/upload", true);
                connection.data(upload, "some", false);
                server().awaitActive("POST", 1);
                connection.data(upload, "more", true);
                client
                    .ended("POST", connection.awaitEnd(upload))
                    .answered(200)
                    .countedAs("/upload");
              }
            });
  }

  @Test
  default void clientCancels() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                int upload = connection.request("POST", "/upload", true);
                connection.data(upload, "some", false);
                // When this one is answered, the other has been taken up.
                ended(client, connection, "PUT", item().path()).countedAs(item().route());
                server().awaitActive("POST", 1);
                connection.cancel(upload);
                client.counts("POST", "/upload");
                int download = connection.request("GET", "/download", false);
                connection.awaitData(download);
                connection.cancel(download);
                client.ended("GET", 200).countedAs("/download", Ledger.ANY);
              }
            });
  }

  /** One request each, over when the other protocol begins. */
  @Test
  default void upgradeToWebSocket() throws Exception {
    server()
        .countsExactly(
            client -> {
              for (int i = 0; i < 3; i++) {
                try (RawHttp connection = client.connect()) {
                  connection.send(
                      RawHttp.head(
                          "GET",
                          "/socket",
                          "Connection: Upgrade",
                          "Upgrade: websocket",
                          "Sec-WebSocket-Version: 13",
                          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="));
                  assertEquals(101, connection.readStatus());
                  client.ended("GET", 101).countedAs(socketRoute());
                  server().awaitActive("GET", 0);
                  // A text frame of one byte, masked with zeros, which comes back without a mask.
                  connection.send(new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x'});
                  connection.readSome(3);
                }
              }
            });
  }

  private CompletableFuture<HttpResponse<String>> send(
      HttpClient http, String method, String path) {
    return http.sendAsync(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a request without a body, and waits for the end of the answer. */
  static Client.Exchange ended(Client client, RawHttp2 connection, String method, String path)
      throws IOException {
    return client.ended(method, connection.awaitEnd(connection.request(method, path, false)));
  }
}

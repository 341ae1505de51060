package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Grizzly with what may follow on HTTP/1.1: HTTP/2 and WebSocket. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class GrizzlyHttp2IT extends OnServers {

  @Test
  void upgradedConnectionWithManyStreams() throws Exception {
    server()
        .countsExactly(
            client -> {
              HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
              // Asks for the upgrade; the others share its connection.
              HttpResponse<String> first = send(http, "PUT", "/api/1").get();
              assertEquals(HttpClient.Version.HTTP_2, first.version());
              client.ended("PUT", first.statusCode()).answered(200).countedAs("/api");
              List<CompletableFuture<HttpResponse<String>>> players = new ArrayList<>();
              List<CompletableFuture<HttpResponse<String>>> futures = new ArrayList<>();
              for (int i = 0; i < 40; i++) {
                players.add(send(http, "PUT", "/api/" + i));
                futures.add(send(http, "GET", "/async"));
              }
              for (CompletableFuture<HttpResponse<String>> each : players) {
                client.ended("PUT", each.get().statusCode()).answered(200).countedAs("/api");
              }
              for (CompletableFuture<HttpResponse<String>> each : futures) {
                client.ended("GET", each.get().statusCode()).answered(202).countedAs("/async");
              }
            });
  }

  @Test
  void everyKindOfEnd() throws Exception {
    String failure = "java.lang.IllegalStateException";
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 50; i++) {
                  ended(client, connection, "GET", "/api/1").answered(200).countedAs("/api");
                }
                ended(client, connection, "HEAD", "/api/1").answered(200).countedAs("/api");
                ended(client, connection, "BREW", "/api/1").answered(200).countedAs("/api");
                ended(client, connection, "GET", "/nothing").answered(404).countedAs("");
                ended(client, connection, "GET", "/status/204/x")
                    .answered(204)
                    .countedAs("/status");
                ended(client, connection, "GET", "/fail").answered(500).countedAs("/fail", failure);
              }
            });
  }

  @Test
  void activeUntilTheBodyIsThere() throws Exception {
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
  void clientCancels() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                int upload = connection.request("POST", "/upload", true);
                connection.data(upload, "some", false);
                // When this one is answered, the other has been taken up.
                ended(client, connection, "PUT", "/api/1").countedAs("/api");
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
  void upgradeToWebSocket() throws Exception {
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
                  client.ended("GET", 101).countedAs("");
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

  private static Client.Exchange ended(
      Client client, RawHttp2 connection, String method, String path) throws IOException {
    return client.ended(method, connection.awaitEnd(connection.request(method, path, false)));
  }

  static Stream<Variant> servers() {
    return Variant.of(Programs.GRIZZLY_4_0_HTTP_2);
  }
}

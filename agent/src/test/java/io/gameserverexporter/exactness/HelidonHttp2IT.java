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

/** Helidon SE with what may follow on HTTP/1.1: HTTP/2 and WebSocket; where there is a JDK 21. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class HelidonHttp2IT extends OnServers {

  @Test
  void upgradedConnectionWithManyStreams() throws Exception {
    server()
        .countsExactly(
            client -> {
              HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
              // Asks for the upgrade; the others share its connection.
              HttpResponse<String> first = send(http, "PUT", "/players/1").get();
              assertEquals(HttpClient.Version.HTTP_2, first.version());
              client.ended("PUT", first.statusCode()).answered(200).countedAs("/players/{id}");
              List<CompletableFuture<HttpResponse<String>>> players = new ArrayList<>();
              List<CompletableFuture<HttpResponse<String>>> futures = new ArrayList<>();
              for (int i = 0; i < 40; i++) {
                players.add(send(http, "PUT", "/players/" + i));
                futures.add(send(http, "GET", "/future/" + i));
              }
              for (CompletableFuture<HttpResponse<String>> each : players) {
                client
                    .ended("PUT", each.get().statusCode())
                    .answered(200)
                    .countedAs("/players/{id}");
              }
              for (CompletableFuture<HttpResponse<String>> each : futures) {
                client
                    .ended("GET", each.get().statusCode())
                    .answered(200)
                    .countedAs("/future/{id}");
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
                  ended(client, connection, "GET", "/players/1")
                      .answered(200)
                      .countedAs("/players/{id}");
                }
                ended(client, connection, "HEAD", "/players/1")
                    .answered(200)
                    .countedAs("/players/{id}");
                ended(client, connection, "BREW", "/players/1").answered(404).countedAs("");
                ended(client, connection, "GET", "/nothing").answered(404).countedAs("");
                ended(client, connection, "GET", "/rooms/7/moves/8")
                    .answered(200)
                    .countedAs("/rooms/{room}/moves/{move}");
                ended(client, connection, "GET", "/status/204/x")
                    .answered(204)
                    .countedAs("/status/{code}/{rest}");
                ended(client, connection, "GET", "/fail-handled/1")
                    .answered(409)
                    .countedAs("/fail-handled/{id}");
                ended(client, connection, "GET", "/fail/1")
                    .answered(500)
                    .countedAs("/fail/{id}", failure);
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
                ended(client, connection, "PUT", "/players/1").countedAs("/players/{id}");
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

  @Test
  void clientLeavesWithStreamsOpen() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 1; i <= 5; i++) {
                  connection.data(connection.request("POST", "/upload", true), "some", false);
                  client.counts("POST", "/upload");
                  ended(client, connection, "PUT", "/players/1").countedAs("/players/{id}");
                  server().awaitActive("POST", i);
                }
                int download = connection.request("GET", "/download", false);
                connection.awaitData(download);
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
                  client.ended("GET", 101).countedAs("/socket");
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
    return Variant.of(Programs.HELIDON_4_5_HTTP_2, 21);
  }
}

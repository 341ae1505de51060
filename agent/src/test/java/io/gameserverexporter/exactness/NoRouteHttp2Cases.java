package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** HTTP/2 on servers that know no routes. */
interface NoRouteHttp2Cases {
  RunningServer server();

  @Test
  default void upgradedConnectionWithManyStreams() throws Exception {
    server()
        .countsExactly(
            client -> {
              HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
              // Asks for the upgrade; the others share its connection.
              HttpResponse<String> first = send(http, "PUT", "/ok").get();
              assertEquals(HttpClient.Version.HTTP_2, first.version());
              client.ended("PUT", first.statusCode()).answered(200).countedAs("");
              List<CompletableFuture<HttpResponse<String>>> others = new ArrayList<>();
              for (int i = 0; i < 40; i++) {
                others.add(send(http, "GET", "/ok"));
                others.add(send(http, "PUT", "/later/404"));
              }
              for (CompletableFuture<HttpResponse<String>> other : others) {
                client
                    .ended(other.get().request().method(), other.get().statusCode())
                    .countedAs("");
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

  /** Of a request by a method that no server knows. */
  default int statusOfBrew() {
    return 200;
  }

  @Test
  default void everyKindOfEnd() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 50; i++) {
                  ended(client, connection, "GET", "/ok").answered(200).countedAs("");
                }
                ended(client, connection, "BREW", "/ok").answered(statusOfBrew()).countedAs("");
                ended(client, connection, "HEAD", "/ok").answered(200).countedAs("");
                ended(client, connection, "GET", "/nothing").answered(404).countedAs("");
                ended(client, connection, "GET", "/status/204").answered(204).countedAs("");
                ended(client, connection, "GET", "/later/500").answered(500).countedAs("");
                int upload = connection.request("POST", "/upload", true);
                connection.data(upload, "some", false);
                server().awaitActive("POST", 1);
                connection.data(upload, "more", true);
                client.ended("POST", connection.awaitEnd(upload)).answered(200).countedAs("");
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
                int never = connection.request("DELETE", "/never", false);
                // When this one is answered, the others have long been taken up.
                ended(client, connection, "GET", "/ok").countedAs("");
                connection.cancel(upload);
                client.counts("POST", "");
                connection.cancel(never);
                client.counts("DELETE", "");
                int download = connection.request("PUT", "/download", false);
                connection.awaitData(download);
                connection.cancel(download);
                client.ended("PUT", 200).countedAs("");
              }
            });
  }

  @Test
  default void clientLeavesWithStreamsOpen() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 20; i++) {
                  connection.request("DELETE", "/never", false);
                  client.counts("DELETE", "");
                }
                server().awaitActive("DELETE", 20);
                int download = connection.request("PUT", "/download", false);
                connection.awaitData(download);
                client.ended("PUT", 200).countedAs("");
              }
            });
  }

  private static Client.Exchange ended(
      Client client, RawHttp2 connection, String method, String path) throws IOException {
    return client.ended(method, connection.awaitEnd(connection.request(method, path, false)));
  }
}

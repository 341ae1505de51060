package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp2;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many requests at a time on one HTTP/2 connection. */
interface Http2Cases {
  /** Smaller blocks look like an attack to Tomcat. */
  String BLOCK = "x".repeat(4000);

  RunningServer server();

  /**
   * Whether the server now and then resets the stream in place of an error's answer, as Jetty 12.1
   * does by itself: 13 in 1000. It counts as what the server has made of it.
   */
  default boolean resetsErrors() {
    return false;
  }

  /** How many uploads a client may leave behind on its connection; the server ends each. */
  default int uploadsLeftOpen() {
    return 5;
  }

  @Test
  default void upgradedConnectionWithManyStreams() throws Exception {
    server()
        .countsExactly(
            client -> {
              HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
              // Asks for the upgrade; the others share its connection.
              HttpResponse<String> first = http.send(get("/app/exact"), ofString());
              assertEquals(HttpClient.Version.HTTP_2, first.version());
              client.ended("GET", first.statusCode()).answered(200).countedAs("/app/exact");
              List<CompletableFuture<HttpResponse<String>>> others = new ArrayList<>();
              for (int i = 0; i < 30; i++) {
                others.add(http.sendAsync(get("/app/exact"), ofString()));
                others.add(http.sendAsync(get("/app/async/complete"), ofString()));
                others.add(http.sendAsync(get("/app/forward"), ofString()));
              }
              for (CompletableFuture<HttpResponse<String>> other : others) {
                client
                    .ended("GET", other.get().statusCode())
                    .answered(200)
                    .countedAs(other.get().request().uri().getPath());
              }
            });
  }

  @Test
  default void everyKindOfEnd() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                ended(client, connection, "GET", "/app/exact").countedAs("/app/exact");
                ended(client, connection, "BREW", "/app/exact").countedAs("/app/exact");
                failed(client, connection, "/app/nothing", 404).countedAs("");
                failed(client, connection, "/app/fail", 500)
                    .countedAs("/app/fail", "java.lang.IllegalStateException");
                int upload = connection.request("POST", "/app/upload", true);
                connection.data(upload, BLOCK, false);
                connection.data(upload, BLOCK, true);
                client.ended("POST", connection.awaitEnd(upload)).countedAs("/app/upload");
              }
            });
  }

  @Test
  default void clientCancelsItsUpload() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                int upload = connection.request("POST", "/app/upload", true);
                connection.data(upload, BLOCK, false);
                ended(client, connection, "GET", "/app/exact").countedAs("/app/exact");
                // What is cancelled before any thread has taken it up has no route.
                server().awaitActive("POST", 1);
                connection.cancel(upload);
                client.counts("POST", "/app/upload");
                ended(client, connection, "GET", "/app/exact").countedAs("/app/exact");
              }
            });
  }

  @Test
  default void clientCancelsADownload() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                int download = connection.request("GET", "/app/download", false);
                connection.awaitData(download);
                connection.cancel(download);
                client.counts("GET", "/app/download");
              }
            });
  }

  @Test
  default void clientLeavesWithStreamsOpen() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 1; i <= uploadsLeftOpen(); i++) {
                  connection.data(connection.request("POST", "/app/upload", true), BLOCK, false);
                  client.counts("POST", "/app/upload");
                  ended(client, connection, "GET", "/app/exact").countedAs("/app/exact");
                  server().awaitActive("POST", i);
                }
                int download = connection.request("GET", "/app/download", false);
                connection.awaitData(download);
                client.counts("GET", "/app/download");
              }
            });
  }

  private Client.Exchange failed(Client client, RawHttp2 connection, String path, int status)
      throws IOException {
    int stream = connection.request("GET", path, false);
    try {
      return client.ended("GET", connection.awaitEnd(stream)).answered(status);
    } catch (EOFException reset) {
      if (!resetsErrors()) {
        throw reset;
      }
      return client.ended("GET", status);
    }
  }

  private static Client.Exchange ended(
      Client client, RawHttp2 connection, String method, String path) throws IOException {
    return client.ended(method, connection.awaitEnd(connection.request(method, path, false)));
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + path)).build();
  }

  private static HttpResponse.BodyHandler<String> ofString() {
    return HttpResponse.BodyHandlers.ofString();
  }
}

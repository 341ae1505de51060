package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp;
import io.gameserverexporter.support.RawHttp2;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What handlers of Undertow do. */
interface UndertowHandlerCases {
  String ILLEGAL_STATE = "java.lang.IllegalStateException";

  RunningServer server();

  @Test
  default void templates() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/api/items/1").answered(200).countedAs("/api/items/{id}");
              client.get("/api/items/x%20y").answered(200).countedAs("/api/items/{id}");
              client.call("HEAD", "/status/200/x").answered(200).countedAs("/status/{code}/{rest}");
              client.call("BREW", "/status/404/x").answered(404).countedAs("/status/{code}/{rest}");
              client.get("/nothing/here").answered(404).countedAs("");
            });
  }

  /** The routing handler has no template for it: the path that led there is known. */
  @Test
  default void noTemplate() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/api/other").answered(404).countedAs("/api");
              client.call("PUT", "/api/items/1").answered(405).countedAs("/api");
            });
  }

  @Test
  default void registeredPaths() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/exact").answered(200).countedAs("/exact");
              client.get("/exact///").answered(200).countedAs("/exact");
              client.get("/exact/more").answered(404).countedAs("");
              client.get("/prefix").answered(200).countedAs("/prefix");
              client.get("/prefix/a/b").answered(200).countedAs("/prefix");
              client.get("/prefixed").answered(404).countedAs("");
            });
  }

  @Test
  default void dispatched() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 20; i++) {
                  for (String path : new String[] {"/dispatched", "/dispatched-twice", "/sender"}) {
                    connection.send(RawHttp.head("GET", path));
                    client.read(connection, "GET").answered(200).countedAs(path);
                  }
                  connection.send(RawHttp.head("DELETE", "/api/items/1"));
                  client.read(connection, "DELETE").answered(200).countedAs("/api/items/{id}");
                  connection.send(RawHttp.head("GET", "/late"));
                  client.read(connection, "GET").answered(202).countedAs("/late");
                }
              }
            });
  }

  @Test
  default void pipelinedThroughWorkers() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    (RawHttp.head("GET", "/dispatched")
                            + RawHttp.head("GET", "/late")
                            + RawHttp.head("GET", "/api/items/1"))
                        .repeat(20));
                for (int i = 0; i < 20; i++) {
                  client.read(connection, "GET").answered(200).countedAs("/dispatched");
                  client.read(connection, "GET").answered(202).countedAs("/late");
                  client.read(connection, "GET").answered(200).countedAs("/api/items/{id}");
                }
              }
            });
  }

  @Test
  default void receivedWithoutBlocking() throws Exception {
    String head = RawHttp.head("POST", "/received", "Content-Length: 100000");
    server()
        .countsExactly(
            client ->
                client
                    .raw("POST", head + "x".repeat(100_000))
                    .answered(200)
                    .countedAs("/received"));
  }

  @Test
  default void clientLeavesWhatIsReceivedWithoutBlocking() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head("POST", "/received", "Content-Length: 100000") + "only this");
                server().awaitActive("POST", 1);
              }
              client.counts("POST", "/received");
            });
  }

  @Test
  default void handlersThrow() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/fail").answered(500).countedAs("/fail", ILLEGAL_STATE);
              client.get("/api/fail/1").answered(500).countedAs("/api/fail/{id}", ILLEGAL_STATE);
              client
                  .get("/fail-dispatched")
                  .answered(500)
                  .countedAs("/fail-dispatched", ILLEGAL_STATE);
            });
  }

  @Test
  default void handlerThrowsAfterItHasAnswered() throws Exception {
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

  @Test
  default void webSocketIsOneRequest() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head(
                        "GET",
                        "/websocket",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="));
                assertEquals(101, connection.readStatus());
                client.ended("GET", 101).countedAs("/websocket");
                server().awaitActive("GET", 0);
                // A text frame of one byte, masked with zeros, which comes back without a mask.
                connection.send(new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x'});
                connection.readSome(3);
              }
            });
  }

  @Test
  default void clientLeavesAnEventStream() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/events"));
                assertEquals(200, connection.readStatus());
                connection.readSome(4);
                server().awaitActive("GET", 1);
              }
              client.counts("GET", "/events");
            });
  }

  @Test
  default void http2() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (String path : new String[] {"/exact", "/dispatched", "/sender"}) {
                  int status = connection.awaitEnd(connection.request("GET", path, false));
                  client.ended("GET", status).answered(200).countedAs(path);
                }
                int nothing = connection.request("BREW", "/nothing", false);
                client.ended("BREW", connection.awaitEnd(nothing)).answered(404).countedAs("");
                int fail = connection.request("GET", "/fail", false);
                client
                    .ended("GET", connection.awaitEnd(fail))
                    .answered(500)
                    .countedAs("/fail", ILLEGAL_STATE);
              }
            });
  }

  /** Also what nobody works on ends with its connection. */
  @Test
  default void clientLeavesWithStreamsOpen() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 3; i++) {
                  connection.request("GET", "/never", false);
                  client.counts("GET", "/never");
                  connection.request("POST", "/never", true);
                  client.counts("POST", "/never");
                }
                connection.awaitEnd(connection.request("GET", "/exact", false));
                client.counts("GET", "/exact");
                server().awaitActive("GET", 3);
              }
            });
  }

  @Test
  default void upgradeToHttp2IsOneRequest() throws Exception {
    server()
        .countsExactly(
            client -> {
              HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
              for (String path : new String[] {"/late", "/api/items/7"}) {
                HttpResponse<String> response =
                    http.send(
                        HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server().port() + path))
                            .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertEquals(HttpClient.Version.HTTP_2, response.version());
                client
                    .ended("GET", response.statusCode())
                    .countedAs(path.equals("/late") ? path : "/api/items/{id}");
              }
            });
  }
}

package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp;
import io.gameserverexporter.support.RawHttp2;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Each request has its own route, although many share an event loop and a connection. */
interface LaterRouteCases {
  RunningServer server();

  /** Of all paths here. */
  default String base() {
    return "";
  }

  /** A template as the framework writes it. */
  default String route(String path) {
    return path;
  }

  /** Once for each connection: Reactor Netty 1.2 may leave what comes after that unanswered. */
  @Test
  default void pipelinedBehindLateAnswers() throws Exception {
    server()
        .countsExactly(
            client -> {
              for (int i = 0; i < 10; i++) {
                try (RawHttp connection = client.connect()) {
                  connection.send(
                      RawHttp.head("GET", base() + "/later/200")
                          + RawHttp.head("GET", base() + "/items/1")
                          + RawHttp.head("GET", base() + "/nothing/here")
                          + RawHttp.head("GET", base() + "/later/500")
                          + RawHttp.head("GET", base() + "/items/2"));
                  client
                      .read(connection, "GET")
                      .answered(200)
                      .countedAs(route(base() + "/later/{code}"));
                  client
                      .read(connection, "GET")
                      .answered(200)
                      .countedAs(route(base() + "/items/{id}"));
                  client.read(connection, "GET").answered(404).countedAs("");
                  client
                      .read(connection, "GET")
                      .answered(500)
                      .countedAs(route(base() + "/later/{code}"));
                  client
                      .read(connection, "GET")
                      .answered(200)
                      .countedAs(route(base() + "/items/{id}"));
                }
              }
            });
  }

  @Test
  default void manyConnectionsWithLateAnswers() throws Exception {
    server()
        .countsExactly(
            client -> {
              List<RawHttp> connections = new ArrayList<>();
              try {
                for (int i = 0; i < 40; i++) {
                  connections.add(client.connect());
                }
                for (int round = 0; round < 5; round++) {
                  for (int i = 0; i < connections.size(); i++) {
                    connections
                        .get(i)
                        .send(
                            RawHttp.head(
                                "GET", i % 2 == 0 ? base() + "/later/201" : base() + "/items/1"));
                  }
                  for (int i = 0; i < connections.size(); i++) {
                    client
                        .read(connections.get(i), "GET")
                        .answered(i % 2 == 0 ? 201 : 200)
                        .countedAs(
                            route(i % 2 == 0 ? base() + "/later/{code}" : base() + "/items/{id}"));
                  }
                }
              } finally {
                for (RawHttp connection : connections) {
                  connection.close();
                }
              }
            });
  }

  /** Of a request with HTTP/2 whose body comes after its head. */
  default String routeOfLaterBody() {
    return base() + "/upload";
  }

  @Test
  default void streamsOfHttp2() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 20; i++) {
                  int later = connection.request("GET", base() + "/later/500", false);
                  int upload = connection.request("POST", base() + "/upload", true);
                  int item = connection.request("GET", base() + "/items/1", false);
                  int nothing = connection.request("GET", base() + "/nothing/here", false);
                  client
                      .ended("GET", connection.awaitEnd(item))
                      .answered(200)
                      .countedAs(route(base() + "/items/{id}"));
                  client.ended("GET", connection.awaitEnd(nothing)).answered(404).countedAs("");
                  connection.data(upload, "some", false);
                  connection.data(upload, "more", true);
                  client
                      .ended("POST", connection.awaitEnd(upload))
                      .answered(200)
                      .countedAs(routeOfLaterBody());
                  client
                      .ended("GET", connection.awaitEnd(later))
                      .answered(500)
                      .countedAs(route(base() + "/later/{code}"));
                }
                int never = connection.request("DELETE", base() + "/never/1", false);
                connection.awaitEnd(connection.request("HEAD", base() + "/items/1", false));
                client.ended("HEAD", 200).countedAs(route(base() + "/items/{id}"));
                connection.cancel(never);
                client.counts("DELETE", route(base() + "/never/{id}"));
              }
            });
  }

  @Test
  default void upgradedToHttp2() throws Exception {
    server()
        .countsExactly(
            client -> {
              HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
              client
                  .ended("GET", send(http, base() + "/items/1").get().statusCode())
                  .answered(200)
                  .countedAs(route(base() + "/items/{id}"));
              List<CompletableFuture<HttpResponse<String>>> others = new ArrayList<>();
              for (int i = 0; i < 40; i++) {
                others.add(send(http, base() + "/later/404"));
                others.add(send(http, base() + "/items/2"));
              }
              for (int i = 0; i < others.size(); i++) {
                client
                    .ended("GET", others.get(i).get().statusCode())
                    .countedAs(
                        route(i % 2 == 0 ? base() + "/later/{code}" : base() + "/items/{id}"));
              }
            });
  }

  private CompletableFuture<HttpResponse<String>> send(HttpClient http, String path) {
    return http.sendAsync(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

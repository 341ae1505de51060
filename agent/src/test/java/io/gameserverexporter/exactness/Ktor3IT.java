package io.gameserverexporter.exactness;

import io.gameserverexporter.support.RawHttp2;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes of Ktor 3, also with HTTP/2; Netty counts. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class Ktor3IT extends OnServers implements HttpCases, KtorCases, LaterRouteCases {

  static Stream<Variant> servers() {
    return Variant.of(Programs.KTOR_3);
  }

  /** Ktor sends no answer on a connection while another request on it is without one. */
  @Override
  @Test
  public void streamsOfHttp2() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 20; i++) {
                  int later = connection.request("GET", "/later/500", false);
                  int item = connection.request("GET", "/items/1", false);
                  int upload = connection.request("POST", "/upload", true);
                  int nothing = connection.request("GET", "/nothing/here", false);
                  connection.data(upload, "some", false);
                  connection.data(upload, "more", true);
                  ended(client, connection, "GET", item).answered(200).countedAs("/items/{id}");
                  ended(client, connection, "GET", nothing).answered(404).countedAs("");
                  ended(client, connection, "POST", upload).answered(200).countedAs("/upload");
                  ended(client, connection, "GET", later).answered(500).countedAs("/later/{code}");
                }
              }
            });
  }

  @Test
  void clientCancels() throws Exception {
    server()
        .countsExactly(
            client -> {
              int before = taken(client);
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                int never = connection.request("DELETE", "/never/1", false);
                awaitTaken(client, before);
                connection.cancel(never);
                client.counts("DELETE", "/never/{id}");
                server().awaitActive("DELETE", 0);
              }
            });
  }

  @Test
  void clientLeavesWithStreamsOpen() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp2 connection = new RawHttp2(server().port())) {
                for (int i = 0; i < 10; i++) {
                  int before = taken(client);
                  connection.request("DELETE", "/never/1", false);
                  client.counts("DELETE", "/never/{id}");
                  awaitTaken(client, before);
                }
                server().awaitActive("DELETE", 10);
              }
            });
  }

  private static Client.Exchange ended(
      Client client, RawHttp2 connection, String method, int stream) throws Exception {
    return client.ended(method, connection.awaitEnd(stream));
  }
}

package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp;
import org.junit.jupiter.api.Test;

/** What handlers of a server on Netty do. */
interface NettyCases extends NoRouteCases {

  @Test
  default void chunkedResponse() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 3; i++) {
                  connection.send(RawHttp.head("GET", "/chunked"));
                  client.read(connection, "GET").answered(202).countedAs("");
                }
              }
            });
  }

  @Test
  default void interimResponseOfTwoParts() throws Exception {
    server().countsExactly(client -> client.get("/interim").answered(200).countedAs(""));
  }

  @Test
  default void responseThatNobodyAskedFor() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", "/twice"));
                client.read(connection, "GET").answered(200).countedAs("");
                assertEquals(408, connection.readStatus());
              }
            });
  }

  @Test
  default void bodyIsTooLarge() throws Exception {
    server()
        .countsExactly(
            client -> {
              client
                  .raw("POST", RawHttp.head("POST", "/aggregate", "Content-Length: 4") + "body")
                  .answered(200)
                  .countedAs("");
              client
                  .raw("POST", RawHttp.head("POST", "/aggregate", "Content-Length: 5000"))
                  .answered(413)
                  .countedAs("");
            });
  }

  /** With 413, on the oldest versions with 417; the connection goes on after that. */
  @Test
  default void expectContinueIsRefused() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head(
                        "POST", "/aggregate", "Content-Length: 5000", "Expect: 100-continue"));
                client.read(connection, "POST").answered().countedAs("");
                connection.send(RawHttp.head("GET", "/ok"));
                client.read(connection, "GET").answered(200).countedAs("");
              }
            });
  }

  @Test
  default void webSocketIsRefused() throws Exception {
    server()
        .countsExactly(
            client ->
                client
                    .get(
                        "/ws",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 99",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
                    .answered(426)
                    .countedAs(""));
  }

  @Test
  default void connect() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("CONNECT", "elsewhere:80"));
                assertEquals(200, connection.readStatus());
                client.ended("CONNECT", 200).countedAs("");
                server().awaitActive("CONNECT", 0);
                connection.send("GET / HTTP/1.1\r\n\r\n");
                connection.readSome(18);
              }
            });
  }

  /** The server is a client, too, of itself; what it sends is counted where it is answered. */
  @Test
  default void relay() throws Exception {
    server()
        .countsExactly(
            client -> {
              for (int i = 0; i < 5; i++) {
                client.get("/relay").answered(200).countedAs("");
                client.ended("PUT", 200).countedAs("");
              }
            });
  }

  @Test
  default void closedWithoutAnAnswer() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.get("/drop").unanswered().countedAs("");
              client.get("/fail").unanswered().countedAs("");
            });
  }
}

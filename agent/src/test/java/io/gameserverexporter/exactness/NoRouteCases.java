package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.RawHttp;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What servers that know no routes do; the same on each of those built on Netty. */
interface NoRouteCases extends LeavingClientCases {

  /** Without routes, only a certain status tells it from other requests. */
  @Override
  @Test
  default void clientLeavesInTheMiddleOfTheResponse() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(RawHttp.head("GET", server().site().download().path()));
                connection.readSome(1000);
                connection.abort();
              }
              client.ended("GET", 200).countedAs("");
            });
  }

  @Test
  default void methods() throws Exception {
    server()
        .countsExactly(
            client -> {
              client.call("HEAD", "/ok").answered(200).countedAs("");
              client.call("BREW", "/ok").answered(200).countedAs("");
              client.call("DELETE", "/nothing").answered(404).countedAs("");
            });
  }

  /** Distinct methods and statuses: each status must be counted with its own request. */
  @Test
  default void pipelinedRequestsAreAnsweredLaterOnAnotherThread() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int i = 0; i < 20; i++) {
                  connection.send(
                      RawHttp.head("GET", "/later/200")
                          + RawHttp.head("DELETE", "/later/404")
                          + RawHttp.head("PUT", "/later/500"));
                  client.read(connection, "GET").answered(200).countedAs("");
                  client.read(connection, "DELETE").answered(404).countedAs("");
                  client.read(connection, "PUT").answered(500).countedAs("");
                }
              }
            });
  }

  @Test
  default void manyOpenOnOneConnection() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                for (int round = 0; round < 3; round++) {
                  connection.send(
                      (RawHttp.head("GET", "/later/200") + RawHttp.head("PUT", "/later/201"))
                          .repeat(60));
                  for (int i = 0; i < 60; i++) {
                    client.read(connection, "GET").answered(200).countedAs("");
                    client.read(connection, "PUT").answered(201).countedAs("");
                  }
                }
              }
            });
  }

  @Test
  default void webSocket() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head(
                        "GET",
                        "/ws",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
                assertEquals(101, connection.readStatus());
                client.ended("GET", 101).countedAs("");
                server().awaitActive("GET", 0);
                for (int i = 0; i < 5; i++) {
                  connection.send(frame("GET / HTTP/1.1\r\n\r\n"));
                  connection.readSome(2 + 18);
                }
              }
            });
  }

  /** A text frame, masked with zeros. */
  private static byte[] frame(String text) {
    byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, frame, 6, payload.length);
    return frame;
  }

  @Test
  default void clientLeavesWithSeveralOpen() throws Exception {
    server()
        .countsExactly(
            client -> {
              try (RawHttp connection = client.connect()) {
                connection.send(
                    RawHttp.head("GET", "/ok") + RawHttp.head("PUT", "/never").repeat(3));
                client.read(connection, "GET").answered(200).countedAs("");
                server().awaitActive("PUT", 3);
                connection.abort();
              }
              for (int i = 0; i < 3; i++) {
                client.counts("PUT", "");
              }
            });
  }
}

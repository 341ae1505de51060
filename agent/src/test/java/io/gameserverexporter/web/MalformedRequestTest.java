package io.gameserverexporter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedRequestTest {
  private static Running running;

  @BeforeAll
  static void start() throws IOException {
    running = new Running();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  static Stream<Arguments> requests() {
    String host = "Host: test\r\n";
    return Stream.of(
        Arguments.of(400, "GET\r\n\r\n"),
        Arguments.of(400, "GET /metrics\r\n\r\n"),
        Arguments.of(400, "GET  HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, " /metrics HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET /metrics FTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET /metrics HTTP/1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET /metrics HTTP/1.1 \r\n" + host + "\r\n"),
        Arguments.of(400, "GET /a b HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET metrics HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET * HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET /metrics#a HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET /metrics?name[]=%zz HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET /metrics?name[]=% HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET /\u00e4 HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET /\u0000 HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "G(T / HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + host + "\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "No colon\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + ": no name\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "Name : value\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "A: b\r\n folded\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "A: b\rc\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "A: \u0001\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "Content-Length:\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "Content-Length: 0x1\r\n\r\n"),
        Arguments.of(
            400, "GET / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n"),
        Arguments.of(
            400,
            "GET / HTTP/1.1\r\n"
                + host
                + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
        Arguments.of(400, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n"),
        Arguments.of(405, "POST /metrics HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc"),
        Arguments.of(405, "OPTIONS * HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(405, "CONNECT a:1 HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(405, "get / HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(411, "GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n"),
        Arguments.of(413, "GET / HTTP/1.1\r\n" + host + "Content-Length: 8193\r\n\r\n"),
        Arguments.of(
            413, "GET / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n"),
        Arguments.of(414, "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n" + host + "\r\n"),
        Arguments.of(431, "GET / HTTP/1.1\r\n" + host + "A: " + "a".repeat(9000) + "\r\n\r\n"),
        Arguments.of(431, "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(2000) + "\r\n"),
        Arguments.of(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isAnsweredAndTheConnectionCloses(int status, String request) throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.send(request);
      RawClient.Response response = client.read();
      assertEquals(status, response.status(), response.body());
      assertEquals("close", response.header("Connection"));
      assertEquals("text/plain; charset=utf-8", response.header("Content-Type"));
      assertFalse(response.body().isBlank());
      if (status == 405) {
        assertEquals("GET, HEAD", response.header("Allow"));
      }
      client.socket.shutdownOutput();
      assertTrue(client.endsWithin());
    }
    assertEquals(200, RawClient.get(running.address(), "/-/healthy").status());
  }

  @Test
  void helpsAClientThatSpeaksTls() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.send("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\n\n");
      RawClient.Response response = client.read();
      assertEquals(400, response.status());
      assertTrue(response.body().contains("HTTPS"), response.body());
    }
  }

  @Test
  void anIncompleteRequestIsAnswered() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.send("GET /metrics HTTP/1.1\r\nHost");
      client.socket.shutdownOutput();
      assertEquals(400, client.read().status());
    }
  }

  @Test
  void lineEndsAndEmptyLinesAreTakenAsTheyCome() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.send("\r\n\r\nGET /-/healthy HTTP/1.1\nHost:test\n\n");
      assertEquals(200, client.read().status());
      client.send("GET /-/healthy HTTP/1.1\r\nhOST: \t test \t\r\nEmpty:\r\n\r\n");
      assertEquals(200, client.read().status());
    }
  }

  @Test
  void bytesThatComeOneByOneMakeTheSameRequest() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.socket.setTcpNoDelay(true);
      for (char c : "\r\nGET /-/healthy HTTP/1.1\r\nHost: test\r\n\r\n".toCharArray()) {
        client.send(String.valueOf(c));
      }
      assertEquals("healthy\n", client.read().body());
    }
  }

  @Test
  void noiseHarmsNobody() throws IOException {
    Random random = new Random(42);
    for (int i = 0; i < 300; i++) {
      byte[] noise = new byte[1 + random.nextInt(400)];
      random.nextBytes(noise);
      // Half of it starts like a request.
      String text = new String(noise, java.nio.charset.StandardCharsets.ISO_8859_1);
      try (RawClient client = new RawClient(running.address())) {
        client.send((i % 2 == 0 ? "GET /metrics HTTP/1.1\r\n" : "") + text + "\r\n\r\n");
        client.socket.shutdownOutput();
        assertTrue(client.endsWithin());
      }
    }
    assertEquals(200, RawClient.get(running.address(), "/metrics").status());
    assertEquals(0, running.value("gameserver_exporter_http_requests_total{code=\"500\"}"));
  }
}

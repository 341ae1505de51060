package io.gameserverexporter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointTest {
  /** What Prometheus 3 sends when native histograms are on. */
  private static final String PROMETHEUS_ACCEPT =
      "Accept: application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
          + "encoding=delimited;q=0.6,application/openmetrics-text;version=1.0.0;"
          + "escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

  private Running running;

  @BeforeEach
  void start() throws IOException {
    running = new Running();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private RawClient.Response get(String target, String... headers) throws IOException {
    return RawClient.get(running.address(), target, headers);
  }

  @Test
  void servesPrometheusTextByDefault() throws IOException {
    RawClient.Response response = get("/metrics");
    assertEquals(200, response.status());
    assertEquals("text/plain; version=0.0.4; charset=utf-8", response.header("Content-Type"));
    assertEquals("no-store", response.header("Cache-Control"));
    assertEquals("nosniff", response.header("X-Content-Type-Options"));
    assertTrue(response.body().contains("test_moves_total{kind=\"stone\"} 7.0\n"));
  }

  @Test
  void servesOpenMetricsOnDemand() throws IOException {
    RawClient.Response response = get("/metrics", "Accept: application/openmetrics-text");
    assertTrue(response.header("Content-Type").startsWith("application/openmetrics-text;"));
    assertTrue(response.body().endsWith("# EOF\n"));
  }

  @Test
  void servesTextToAPrometheusThatPrefersProtobuf() throws IOException {
    RawClient.Response response = get("/metrics", PROMETHEUS_ACCEPT);
    assertEquals(200, response.status());
    assertTrue(response.header("Content-Type").startsWith("application/openmetrics-text;"));
    RawClient.Response only =
        get(
            "/metrics",
            "Accept: application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily");
    assertEquals(200, only.status());
    assertTrue(only.header("Content-Type").startsWith("text/plain;"));
  }

  @Test
  void compressesOnDemand() throws IOException {
    RawClient.Response response = get("/metrics", "Accept-Encoding: deflate, gzip");
    assertEquals("gzip", response.header("Content-Encoding"));
    assertTrue(response.unzipped().contains("test_moves_total{kind=\"stone\"} 7.0\n"));
    assertEquals("", get("/metrics", "Accept-Encoding: br").header("Content-Encoding"));
  }

  @Test
  void filtersByName() throws IOException {
    String page = get("/metrics?name[]=test_moves_total").body();
    assertTrue(page.contains("test_moves_total"));
    assertFalse(page.contains("test_turn_seconds"));
    String both = get("/metrics?x=1&name%5B%5D=test_moves_total&name[]=test%5Fturn_seconds").body();
    assertTrue(both.contains("test_moves_total"));
    assertTrue(both.contains("test_turn_seconds"));
    assertFalse(both.contains("gameserver_exporter_"));
    assertEquals("", get("/metrics?name[]=no_such_metric").body());
  }

  @Test
  void answersHeadLikeGetWithoutBody() throws IOException {
    for (String encoding : List.of("identity", "gzip")) {
      try (RawClient client = new RawClient(running.address())) {
        client.request("HEAD", "/metrics?name[]=test_moves_total", "Accept-Encoding: " + encoding);
        RawClient.Response head = client.read(false);
        client.request("GET", "/metrics?name[]=test_moves_total", "Accept-Encoding: " + encoding);
        RawClient.Response get = client.read();
        assertEquals(200, head.status());
        assertEquals(get.header("Content-Length"), head.header("Content-Length"));
        assertEquals(get.header("Content-Encoding"), head.header("Content-Encoding"));
        assertEquals(get.header("Content-Type"), head.header("Content-Type"));
        client.request("HEAD", "/");
        assertTrue(Integer.parseInt(client.read(false).header("Content-Length")) > 0);
      }
    }
  }

  @Test
  void tellsHealthAndReadiness() throws IOException {
    running.ready.set(false);
    assertEquals(200, get("/-/healthy").status());
    assertEquals("healthy\n", get("/-/healthy").body());
    assertEquals(503, get("/-/ready").status());
    running.ready.set(true);
    assertEquals(200, get("/-/ready").status());
  }

  @Test
  void tellsItsStatusOfThatMoment() throws IOException {
    running.status = "{\"parts\": \"\u00e9\"}";
    RawClient.Response response = get("/-/status");
    assertEquals(200, response.status());
    assertEquals("application/json; charset=utf-8", response.header("Content-Type"));
    assertEquals("no-store", response.header("Cache-Control"));
    assertEquals("nosniff", response.header("X-Content-Type-Options"));
    assertEquals(running.status, new String(response.bytes(), StandardCharsets.UTF_8));
    running.status = "{}";
    assertEquals("{}", get("/-/status?x=1").body());
  }

  @Test
  void saysWhatThereIsWhenThePathIsUnknown() throws IOException {
    RawClient.Response response = get("/metric");
    assertEquals(404, response.status());
    assertTrue(response.body().contains("/metrics"));
  }

  @Test
  void servesManyRequestsOnOneConnection() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      for (int i = 0; i < 100; i++) {
        client.request("GET", i % 2 == 0 ? "/metrics" : "/-/healthy");
        assertEquals(200, client.read().status());
      }
    }
  }

  @Test
  void answersPipelinedRequestsInOrder() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        String path = i % 3 == 0 ? "/metrics" : i % 3 == 1 ? "/-/healthy" : "/nowhere";
        all.append("GET ").append(path).append(" HTTP/1.1\r\nHost: test\r\n\r\n");
      }
      client.send(all.toString());
      for (int i = 0; i < 300; i++) {
        RawClient.Response response = client.read();
        assertEquals(i % 3 == 2 ? 404 : 200, response.status());
        assertEquals(i % 3 == 1, response.body().equals("healthy\n"));
      }
    }
  }

  @Test
  void servesHttp10() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.send("GET /-/healthy HTTP/1.0\r\n\r\n");
      RawClient.Response response = client.read();
      assertEquals(200, response.status());
      assertEquals("close", response.header("Connection"));
      assertTrue(client.endsWithin());
    }
    try (RawClient client = new RawClient(running.address())) {
      client.send("GET /-/healthy HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
      assertEquals("keep-alive", client.read().header("Connection"));
      client.send("GET /metrics HTTP/1.0\r\n\r\n");
      assertEquals(200, client.read().status());
      assertTrue(client.endsWithin());
    }
  }

  @Test
  void closesWhenTheClientAsksForIt() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.request("GET", "/-/healthy", "Connection: close");
      assertEquals("close", client.read().header("Connection"));
      assertTrue(client.endsWithin());
    }
  }

  @Test
  void answersAClientThatHasClosedItsOwnSide() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.request("GET", "/metrics");
      client.socket.shutdownOutput();
      assertEquals(200, client.read().status());
      assertTrue(client.endsWithin());
    }
  }

  @Test
  void passesOverASmallBody() throws IOException {
    try (RawClient client = new RawClient(running.address())) {
      client.request("GET", "/-/healthy", "Content-Length: 5");
      assertEquals(200, client.read().status());
      client.send("12345");
      client.request("GET", "/nowhere", "Content-Length: 3");
      client.send("abcGET /metrics HTTP/1.1\r\nHost: test\r\n\r\n");
      assertEquals(404, client.read().status());
      assertEquals(200, client.read().status());
    }
  }

  @Test
  void acceptsAbsoluteTargets() throws IOException {
    assertEquals(200, get("http://test:19100/-/healthy").status());
    assertEquals(200, get("http://test").status());
  }

  @Test
  void worksWithTheJdksClient() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + running.address().getPort() + "/metrics"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode());
    }
  }

  @Test
  void countsItsOwnRequests() throws IOException {
    get("/-/healthy");
    get("/nowhere");
    get("/nowhere");
    double scrapes = running.value("gameserver_exporter_scrape_duration_seconds_count");
    assertEquals(2, running.value("gameserver_exporter_http_requests_total{code=\"404\"}"));
    assertEquals(0, running.value("gameserver_exporter_http_requests_total{code=\"500\"}"));
    assertEquals(4, running.value("gameserver_exporter_http_requests_total{code=\"200\"}"));
    assertEquals(scrapes + 4, running.value("gameserver_exporter_scrape_duration_seconds_count"));
  }

  @Test
  void promtoolHasNoComplaint() throws Exception {
    Path promtool = Path.of("/usr/bin/promtool");
    assumeTrue(Files.isExecutable(promtool), "promtool is not installed");
    Process check = new ProcessBuilder(promtool.toString(), "check", "metrics").start();
    try (var in = check.getOutputStream()) {
      in.write(get("/metrics").bytes());
    }
    assertTrue(check.waitFor(30, TimeUnit.SECONDS));
    String said =
        new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            + new String(check.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, check.exitValue(), said);
    assertEquals("", said);
  }

  @Test
  void aFailingScrapeIsAnsweredAndTheNextOneWorks() throws IOException {
    boolean[] fail = {true};
    running.onScrape(
        () -> {
          if (fail[0]) {
            throw new OutOfMemoryError("made up by a test");
          }
        });
    RawClient.Response response = get("/metrics", "Accept-Encoding: gzip");
    assertEquals(500, response.status());
    assertTrue(response.body().contains("made up by a test"), response.body());
    assertEquals("", response.header("Content-Encoding"));
    assertEquals(200, get("/-/healthy").status());
    fail[0] = false;
    assertEquals(200, get("/metrics").status());
  }

  @Test
  void anErrorInARequestEndsThatRequestOnly() throws IOException {
    try (Endpoint endpoint =
        Endpoint.start(
            "127.0.0.1",
            0,
            new PrometheusRegistry(),
            running.properties,
            () -> {
              throw new StackOverflowError("made up by a test");
            },
            () -> "{}")) {
      assertEquals(500, RawClient.get(endpoint.address(), "/-/ready").status());
      assertEquals(200, RawClient.get(endpoint.address(), "/-/healthy").status());
    }
  }

  @Test
  void worksOnIpv6() throws IOException {
    assumeTrue(
        NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null,
        "no IPv6 loopback");
    try (Running ipv6 = new Running("::1", Limits.DEFAULT)) {
      assertEquals(200, RawClient.get(ipv6.address(), "/metrics").status());
    }
  }

  @Test
  void worksOnAllInterfaces() throws IOException {
    for (String host : List.of("0.0.0.0", "::")) {
      try (Running all = new Running(host, Limits.DEFAULT)) {
        assertEquals(
            200,
            RawClient.get(new InetSocketAddress("127.0.0.1", all.address().getPort()), "/metrics")
                .status());
      }
    }
  }

  @Test
  void saysWhichPortIsInUse() throws IOException {
    int port = running.address().getPort();
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                Endpoint.start(
                    "127.0.0.1",
                    port,
                    running.registry,
                    running.properties,
                    () -> true,
                    () -> "{}"));
    assertTrue(failure.getMessage().contains("127.0.0.1:" + port), failure.getMessage());
    assertTrue(failure.getMessage().contains("port="), failure.getMessage());
    assertEquals(200, get("/metrics").status());
  }

  @Test
  void saysWhatIsWrongWithTheHost() {
    IOException unknown =
        assertThrows(
            IOException.class,
            () ->
                Endpoint.start(
                    "no-such-host.invalid",
                    0,
                    running.registry,
                    running.properties,
                    () -> true,
                    () -> "{}"));
    assertTrue(unknown.getMessage().contains("no-such-host.invalid"), unknown.getMessage());
    IOException foreign =
        assertThrows(
            IOException.class,
            () ->
                Endpoint.start(
                    "192.0.2.1", 0, running.registry, running.properties, () -> true, () -> "{}"));
    assertTrue(foreign.getMessage().contains("no such address"), foreign.getMessage());
  }

  @Test
  void freesPortThreadsAndNamesWhenClosed() throws Exception {
    running.close();
    int port = running.address().getPort();
    assertThrows(ConnectException.class, () -> get("/metrics"));
    try (ServerSocket again = new ServerSocket()) {
      again.setReuseAddress(true);
      again.bind(new InetSocketAddress("127.0.0.1", port));
    }
    Running.await(
        "its threads end",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("gameserver-exporter-")));
    try (Endpoint second =
        Endpoint.start(
            "127.0.0.1", 0, running.registry, running.properties, () -> true, () -> "{}")) {
      assertEquals(200, RawClient.get(second.address(), "/metrics").status());
    }
  }

  @Test
  void runsOnTwoDaemonThreadsOfItsOwnLoader() {
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("gameserver-exporter-"))
            .sorted((a, b) -> a.getName().compareTo(b.getName()))
            .toList();
    assertEquals(
        List.of("gameserver-exporter-scrape", "gameserver-exporter-web"),
        threads.stream().map(Thread::getName).toList());
    for (Thread thread : threads) {
      assertTrue(thread.isDaemon());
      assertEquals(Endpoint.class.getClassLoader(), thread.getContextClassLoader());
    }
  }
}

package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Metrics;
import io.gameserverexporter.support.RawWebSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of WebSocket connections that are older than the agent, messages are counted from then on. */
class WebSocketAttachIT {
  private static final String NAME = "websocket_server_";

  static Stream<Arguments> servers() {
    return Stream.of(
            at("/ws", Variant.of(Programs.NETTY_4_1)),
            at("/app/rooms/7", Variant.of(Programs.TOMCAT_9_WEBSOCKET)),
            at("/app/rooms/7", Variant.of(Programs.JETTY_12_WEBSOCKET)),
            at("/app/rooms/7", Variant.of(Programs.UNDERTOW_2_3_WEBSOCKET)),
            at("/", Variant.of(Programs.JAVA_WEBSOCKET_1_6)),
            at("/sockets/7", Variant.of(Programs.VERTX_WEB_4)),
            at("/sockets/7", Variant.of(Programs.HELIDON_4_5_SOCKETS, 21)))
        .flatMap(servers -> servers);
  }

  private static Stream<Arguments> at(String path, Stream<Variant> variants) {
    return variants.map(variant -> Arguments.of(path, variant));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("servers")
  void countsWhatIsOpenAlready(String path, Variant variant) throws Exception {
    try (ForkedServer server = variant.program().startAlone(variant.jvm())) {
      int port = Integer.parseInt(server.awaitOut("listening on "));
      RawWebSocket silent = new RawWebSocket(port, path);
      RawWebSocket socket = new RawWebSocket(port, path);
      socket.text("before");
      socket.read();
      Attaching.attach(server, Path.of(System.getProperty("agent.jar")), "port=0");
      URI metrics = new AgentUnderTest.Own().metrics(server);
      Metrics.awaitOk(metrics);
      assertEquals(0, Metrics.scrape(metrics).sum(NAME + "connections"));

      socket.text("after");
      socket.read();
      await(metrics, "messages_total", 2, "type", "text");
      await(metrics, "message_bytes_total", 10);
      RawWebSocket later = new RawWebSocket(port, path);
      await(metrics, "connections", 1);

      // Those whose beginning has not been counted must not take from what is.
      socket.abort();
      silent.abort();
      later.text("later");
      later.read();
      await(metrics, "messages_total", 4, "type", "text");
      later.abort();
      await(metrics, "connections_total", 1, "close_code", "1006");
      assertEquals(0, Metrics.scrape(metrics).sum(NAME + "connections"));
      assertEquals(0, Metrics.scrape(metrics).sum("gameserver_exporter_suppressed_errors_total"));
      assertEquals(
          List.of(),
          server.err().stream()
              .filter(line -> line.matches("gameserver-exporter: (?!metrics at |requests are ).*"))
              .toList(),
          server::describeOutput);
    }
  }

  private static void await(URI metrics, String name, double wanted, String... labels)
      throws Exception {
    long deadline = System.nanoTime() + 15_000_000_000L;
    Metrics now = Metrics.scrape(metrics);
    while (now.sum(NAME + name, labels) != wanted && System.nanoTime() < deadline) {
      Thread.sleep(10);
      now = Metrics.scrape(metrics);
    }
    assertEquals(wanted, now.sum(NAME + name, labels), name);
  }
}

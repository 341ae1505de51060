package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import io.gameserverexporter.support.RawWebSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of WebSocket connections that are older than the agent, messages are counted from then on. */
class WebSocketAttachIT {
  private static final String NAME = "websocket_server_";

  static Stream<Arguments> servers() {
    return Stream.of(
        Arguments.of(
            "/ws",
            program(
                "netty-websocket",
                "testservers.netty.NettyServer",
                List.of("codec"),
                "servers/netty",
                List.of("servers/netty-4.1"))),
        Arguments.of(
            "/app/rooms/7",
            new Program(
                "tomcat-websocket",
                "testservers.tomcat.TomcatServer",
                List.of("testservers.tomcatwebsocket.WebSocketApp", "false"),
                8,
                List.of(
                    "servers/console",
                    "servers/tomcat",
                    "servers/tomcat-websocket",
                    "servers/websocket"),
                List.of("servers/tomcat-9.0", "servers/tomcat-websocket-9.0"),
                Map.of())),
        Arguments.of(
            "/app/rooms/7",
            new Program(
                "jetty-websocket",
                "testservers.jettywebsocket.JettyEcho",
                List.of(),
                11,
                List.of("servers/console", "servers/websocket", "servers/jetty-websocket"),
                List.of("servers/jetty-10.0", "servers/jetty-websocket-10.0"),
                Map.of())),
        Arguments.of(
            "/",
            program(
                "java-websocket",
                "testservers.javawebsocket.EchoServer",
                List.of(),
                "servers/java-websocket",
                List.of("servers/java-websocket-1.6"))));
  }

  private static Program program(
      String name, String main, List<String> arguments, String source, List<String> libraries) {
    return new Program(
        name, main, arguments, 8, List.of("servers/console", source), libraries, Map.of());
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("servers")
  void countsWhatIsOpenAlready(String path, Program program) throws Exception {
    try (ForkedServer server = new Fork(Jvms.running(), program).start()) {
      int port = Integer.parseInt(server.awaitOut("listening on "));
      RawWebSocket silent = new RawWebSocket(port, path);
      RawWebSocket socket = new RawWebSocket(port, path);
      socket.text("before");
      socket.read();
      Attaching.attach(server, AgentJar.file(), "port=0");
      Exporter exporter = Exporter.in(server);
      assertEquals(0, exporter.scrape().sum(NAME + "connections"));

      socket.text("after");
      socket.read();
      await(exporter, "messages_total", 2, "type", "text");
      assertEquals(10, exporter.scrape().sum(NAME + "message_bytes_total"));
      RawWebSocket later = new RawWebSocket(port, path);
      await(exporter, "connections", 1);

      // Those whose beginning has not been counted must not take from what is.
      socket.abort();
      silent.abort();
      later.text("later");
      later.read();
      await(exporter, "messages_total", 4, "type", "text");
      later.abort();
      await(exporter, "connections_total", 1, "close_code", "1006");
      assertEquals(0, exporter.scrape().sum(NAME + "connections"));
      assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
    }
  }

  private static void await(Exporter exporter, String name, double wanted, String... labels)
      throws Exception {
    long deadline = System.nanoTime() + 15_000_000_000L;
    Metrics now = exporter.scrape();
    while (now.sum(NAME + name, labels) != wanted && System.nanoTime() < deadline) {
      Thread.sleep(10);
      now = exporter.scrape();
    }
    assertEquals(
        wanted,
        now.sum(NAME + name, labels),
        name
            + ", "
            + exporter.process().describeOutput()
            + now.find(NAME + "connections").toList());
  }
}

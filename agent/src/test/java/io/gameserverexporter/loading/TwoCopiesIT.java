package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import io.gameserverexporter.support.RawHttp;
import io.gameserverexporter.support.ShadedJar;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server, and a copy of it below another package, in one JVM. */
class TwoCopiesIT {
  private static final String BELOW = "com.example.libs.";
  private static final String INFO = "gameserver_exporter_probe_info";
  private static final String LISTENING = "listening on ";

  @Test
  void bothAreCountedAndNamed(@TempDir Path folder) throws Exception {
    Program program = Program.UNDERTOW;
    Path jar = folder.resolve("shaded.jar");
    ShadedJar.write(
        program.classPath(),
        List.of("io.undertow.", "org.xnio.", "org.jboss.", "testservers."),
        BELOW,
        jar);
    List<Path> classPath = new ArrayList<>(Program.BOTH.classPath());
    classPath.addAll(program.classPath());
    classPath.add(jar);
    List<String> command =
        List.of(
            Jvms.running().java().toString(),
            "-Xmx128m",
            AgentJar.flag(AgentJar.file(), "port=0"),
            "-cp",
            classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            Program.BOTH.main(),
            program.main(),
            "--",
            BELOW + program.main());
    try (ForkedServer servers = ForkedServer.start(new ProcessBuilder(command))) {
      Exporter exporter = Exporter.in(servers);
      String found = servers.awaitErr("gameserver-exporter: requests are counted by ");
      assertTrue(found.contains("undertow in com.example.libs"), servers::describeOutput);
      assertTrue(found.contains("undertow 2."), servers::describeOutput);
      List<Integer> ports = ports(servers);
      assertEquals(2, ports.size(), servers::describeOutput);
      for (int i = 0; i < 12; i++) {
        try (RawHttp connection = new RawHttp(ports.get(i % 3 == 0 ? 0 : 1))) {
          assertEquals(200, connection.exchange("GET", Program.UNDERTOW_PATH).status());
        }
      }
      exporter.assertCounted(12, Program.UNDERTOW_ROUTE);
      Metrics metrics = exporter.scrape();
      String exchange = "io.undertow.server.HttpServerExchange";
      for (String target : List.of(exchange, BELOW + exchange)) {
        assertEquals(
            1, metrics.find(INFO, "probe", "undertow", "state", "on", "target", target).count());
      }
      assertEquals(List.of(), Exporter.complaints(servers), servers::describeOutput);
    }
  }

  private static List<Integer> ports(ForkedServer servers) throws InterruptedException {
    for (int i = 0; servers.out().size() < 2 && i < 1000; i++) {
      Thread.sleep(10);
    }
    return servers.out().stream()
        .filter(line -> line.startsWith(LISTENING))
        .map(line -> Integer.parseInt(line.substring(LISTENING.length())))
        .toList();
  }
}

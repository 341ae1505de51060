package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One line at the start says which server was found, and the metrics say the same. */
class ProbesFoundIT {
  private static final String FOUND = "gameserver-exporter: requests are counted by ";
  private static final String INFO = "gameserver_exporter_probe_info";

  static Stream<Arguments> servers() {
    return Stream.of(
        Arguments.of(Program.TOMCAT_9, "tomcat", "9\\.0\\.\\d+"),
        Arguments.of(Program.TOMCAT_11, "tomcat", "11\\.0\\.\\d+"),
        Arguments.of(
            Program.JDK_SERVER,
            "jdk-httpserver",
            System.getProperty("java.version").replace(".", "\\.").replace("+", "\\+")));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("servers")
  void areNamedWithTheirVersion(Program program, String probe, String version) throws Exception {
    try (ForkedServer server = new Fork(Jvms.running(), program).agent().start()) {
      Exporter exporter = Exporter.in(server);
      String found = server.awaitErr(FOUND);
      assertTrue(found.matches(probe + " " + version), found);
      Metrics metrics = exporter.scrape();
      assertTrue(metrics.find(INFO, "probe", probe, "state", "on").count() > 0);
      metrics
          .find(INFO, "probe", probe)
          .forEach(
              sample -> assertTrue(sample.label("version").matches(version), sample.toString()));
      assertEquals(1, server.err().stream().filter(line -> line.startsWith(FOUND)).count());
      assertEquals(List.of(), Exporter.complaints(server));
    }
  }
}

package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frameworks that are not as the probes know them. */
class MisfitIT {
  private static final Program SERVLET_CALL =
      new Program(
          "servlet-call",
          "testprograms.servletcall.ServletCall",
          List.of(),
          8,
          List.of("programs/servletcall"),
          List.of("servers/jetty-9.4"),
          Map.of());

  /** The first is a method that is woven, the other one that woven code calls. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"logAccess", "getNote"})
  void aTomcatOfAnotherShapeServesOn(String method) throws Exception {
    try (ForkedServer server = new Fork(Jvms.running(), tomcatWithout(method)).agent().start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/app/exact", 5);
      Metrics metrics = exporter.scrape();
      assertTrue(
          metrics
              .find("gameserver_exporter_probe_info", "probe", "tomcat", "state", "misfit")
              .findAny()
              .isPresent(),
          server::describeOutput);
      assertTrue(metrics.find("jvm_threads_current").findAny().isPresent());
      List<String> lines = Exporter.awaitComplaints(server, 1);
      assertEquals(1, lines.size(), server::describeOutput);
      assertTrue(lines.get(0).contains("probe tomcat"), server::describeOutput);
      assertTrue(lines.get(0).contains('.' + method + " not found"), server::describeOutput);
    }
  }

  @Test
  void whatWovenCodeThrowsStaysAwayFromTheServer() throws Exception {
    try (ForkedServer program = new Fork(Jvms.running(), SERVLET_CALL).agent().start()) {
      Exporter.in(program);
      program.awaitOut("running");
      program.endInput();
      assertEquals(0, program.awaitExit(Duration.ofSeconds(30)), program::describeOutput);
      assertEquals(3, program.out().stream().filter("hello"::equals).count());
      assertTrue(program.out().contains("served"), program::describeOutput);
      List<String> lines = Exporter.complaints(program);
      assertEquals(1, lines.size(), program::describeOutput);
      assertTrue(lines.get(0).contains("kept away from the server"), program::describeOutput);
    }
  }

  private static Program tomcatWithout(String method) throws Exception {
    String folder = "test-libraries/tomcat-without-" + method;
    Path copy = Files.createDirectories(AgentJar.target().resolve(folder));
    Path original = AgentJar.target().resolve(Program.TOMCAT_9.libraries().get(0));
    for (String jar : List.of("tomcat-embed-core.jar", "tomcat-annotations-api.jar")) {
      OtherTomcat.write(original.resolve(jar), method, copy.resolve(jar));
    }
    return new Program(
        "tomcat-without-" + method,
        Program.TOMCAT_9.main(),
        Program.TOMCAT_9.arguments(),
        Program.TOMCAT_9.release(),
        Program.TOMCAT_9.sources(),
        List.of(folder),
        Map.of());
  }
}

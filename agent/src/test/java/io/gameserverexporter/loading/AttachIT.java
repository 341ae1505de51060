package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent attached to a JVM that runs already, through the Attach API. */
class AttachIT {
  /** What newer JVMs say of every agent that is attached, and of one that uses the boot path. */
  private static final List<String> JVM_WARNINGS =
      List.of("WARNING: ", "OpenJDK 64-Bit Server VM warning: Sharing is only supported ");

  static Stream<Arguments> servers() {
    return Stream.of(
            on(Jdks.all(), Program.JDK_SERVER, Program.JDK_ROUTE, "/api/x"),
            on(Jvms.of(8, 11, 26), Program.TOMCAT_9, Program.TOMCAT_ROUTE, "/app/exact"),
            on(Jvms.of(17, 21, 25), Program.TOMCAT_11, Program.TOMCAT_ROUTE, "/app/exact"))
        .flatMap(arguments -> arguments);
  }

  private static Stream<Arguments> on(List<Jvm> jvms, Program program, String route, String path) {
    return jvms.stream().map(jvm -> Arguments.of(program, route, path, jvm));
  }

  @ParameterizedTest(name = "{0} on {3}")
  @MethodSource("servers")
  void countsInAServerThatServesAlready(Program program, String route, String path, Jvm jvm)
      throws Exception {
    try (ForkedServer server = new Fork(jvm, program).start()) {
      // Classes loaded, request objects pooled: nothing of it knows the agent.
      Requests.send(server, path, 3);
      Attaching.attach(server, AgentJar.file(), "port=0");
      Exporter exporter = Exporter.in(server);
      Requests.send(server, path, 5);
      exporter.assertCounted(5, route);
      assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
      assertEquals(1, server.out().size(), server::describeOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void keepsThreeDaemonThreads(Jvm jvm) throws Exception {
    try (ForkedServer program = new Fork(jvm, Program.THREADS).start()) {
      program.awaitOut("running");
      Attaching.attach(program, AgentJar.file(), "port=0");
      Exporter.in(program).scrape();
      AgentThreads.awaitRest(program);
      assertEquals(
          List.of(),
          program.err().stream()
              .filter(line -> !line.startsWith("gameserver-exporter: metrics at "))
              .filter(line -> JVM_WARNINGS.stream().noneMatch(line::startsWith))
              .toList(),
          program::describeOutput);
    }
  }
}

package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent by {@code -javaagent:}. */
class PremainIT {
  private static final Duration END = Duration.ofSeconds(30);

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void countsRequestsAndIsQuiet(Jvm jvm) throws Exception {
    try (ForkedServer server = new Fork(jvm, Program.JDK_SERVER).agent().start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      Exporter.assertQuiet(server);
      assertEquals(1, server.out().size(), server::describeOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void saysWhereItsMetricsAreBetweenLinesOfOthers(Jvm jvm) throws Exception {
    try (ForkedServer program = new Fork(jvm, Program.OPEN_LINES).agent().start()) {
      Exporter.in(program).scrape();
      program.endInput();
      assertEquals(0, program.awaitExit(END));
      assertEquals(Set.of("open"), Set.copyOf(Exporter.foreign(program)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void keepsThreeDaemonThreadsAndLetsTheJvmEnd(Jvm jvm) throws Exception {
    try (ForkedServer program = new Fork(jvm, Program.THREADS).agent().start()) {
      Exporter.in(program).scrape();
      program.awaitOut("running");
      AgentThreads.awaitRest(program);
      program.endInput();
      assertEquals(0, program.awaitExit(END), program::describeOutput);
      Exporter.assertQuiet(program);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void worksUnderAnotherFileName(Jvm jvm, @TempDir Path folder) throws Exception {
    Path renamed = AgentJar.copyTo(folder.resolve("opt 100%/monitoring+1.jar"));
    try (ForkedServer server =
        new Fork(jvm, Program.JDK_SERVER).flags(AgentJar.flag(renamed, "port=0")).start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void letsTheJvmEndWhileTheAgentStarts(Jvm jvm) throws Exception {
    assertEnds(0, List.of("main runs", "main returns"), jvm, "return");
    assertEnds(3, List.of("main runs"), jvm, "exit");
    assertEnds(1, List.of("main runs"), jvm, "throw");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void letsTheJvmBeHalted(Jvm jvm) throws Exception {
    assertEnds(4, List.of("main runs"), jvm, "halt");
  }

  private static void assertEnds(int exitCode, List<String> output, Jvm jvm, String how)
      throws IOException, InterruptedException {
    try (ForkedServer program = new Fork(jvm, Program.LIFECYCLE.with(how)).agent().start()) {
      assertEquals(exitCode, program.awaitExit(END), program::describeOutput);
      assertEquals(output, program.out(), program::describeOutput);
      // The agent may not have come to the point where it says where its metrics are.
      assertEquals(List.of(), Exporter.complaints(program), program::describeOutput);
      if (!how.equals("throw")) {
        assertTrue(program.err().size() <= 1, program::describeOutput);
      }
    }
  }
}

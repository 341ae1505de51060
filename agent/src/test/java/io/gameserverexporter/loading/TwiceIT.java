package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A second start in the same JVM does nothing and says so. */
class TwiceIT {
  private static final List<String> ONCE =
      List.of(
          "gameserver-exporter: is already running in this JVM; this second start changes nothing");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void byTwoFlags(Jvm jvm) throws Exception {
    try (ForkedServer server = new Fork(jvm, Program.JDK_SERVER).agent().agent().start()) {
      assertRunsOnce(server);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void byTheFlagsOfTwoCopies(Jvm jvm, @TempDir Path folder) throws Exception {
    Path renamed = AgentJar.copyTo(folder.resolve("copy.jar"));
    Path sameName = AgentJar.copyTo(folder.resolve(AgentJar.file().getFileName()));
    try (ForkedServer server =
        new Fork(jvm, Program.JDK_SERVER)
            .flags(AgentJar.flag(renamed, "port=0"), AgentJar.flag(sameName, "port=0"))
            .start()) {
      assertRunsOnce(server);
    }
    try (ForkedServer server =
        new Fork(jvm, Program.JDK_SERVER)
            .flags(AgentJar.flag(sameName, "port=0"), AgentJar.flag(renamed, "port=0"))
            .start()) {
      assertRunsOnce(server);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void byTheFlagAndAttach(Jvm jvm) throws Exception {
    try (ForkedServer server = new Fork(jvm, Program.JDK_SERVER).agent().start()) {
      server.awaitOut("listening on ");
      Attaching.attach(server, AgentJar.file(), "port=0");
      assertRunsOnce(server);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void byAttachOfACopyAndOfTheOriginal(Jvm jvm, @TempDir Path folder) throws Exception {
    Path copy = AgentJar.copyTo(folder.resolve("copy.jar"));
    try (ForkedServer server = new Fork(jvm, Program.JDK_SERVER).start()) {
      server.awaitOut("listening on ");
      Attaching.attach(server, copy, "port=0");
      Attaching.attach(server, AgentJar.file(), "port=0");
      assertRunsOnce(server);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void byAttachOfTheOriginalAndOfACopy(Jvm jvm, @TempDir Path folder) throws Exception {
    Path copy = AgentJar.copyTo(folder.resolve("copy.jar"));
    try (ForkedServer server = new Fork(jvm, Program.JDK_SERVER).start()) {
      server.awaitOut("listening on ");
      Attaching.attach(server, AgentJar.file(), "port=0");
      Attaching.attach(server, copy, "port=0");
      assertRunsOnce(server);
    }
  }

  private static void assertRunsOnce(ForkedServer server) throws IOException, InterruptedException {
    Exporter exporter = Exporter.in(server);
    Requests.send(server, "/api/x", 5);
    exporter.assertCounted(5, Program.JDK_ROUTE);
    assertEquals(ONCE, Exporter.awaitComplaints(server, ONCE.size()), server::describeOutput);
    assertEquals(
        1,
        server.err().stream()
            .filter(line -> line.startsWith("gameserver-exporter: metrics at "))
            .count(),
        server::describeOutput);
  }
}

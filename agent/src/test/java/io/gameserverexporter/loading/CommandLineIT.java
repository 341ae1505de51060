package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar gameserver-exporter.jar}. */
class CommandLineIT {
  private static final Duration END = Duration.ofSeconds(60);

  /** An ended command. */
  private record Ended(int exitCode, List<String> out, List<String> err) {}

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void attachesToAServerThatServesAlready(Jvm jvm) throws Exception {
    try (ForkedServer server = new Fork(jvm, Program.JDK_SERVER).start()) {
      Requests.send(server, "/api/x", 3);
      String pid = Long.toString(server.pid());
      Ended attached = run(jvm, "attach", pid, "port=0");
      assertEquals(0, attached.exitCode(), attached::toString);
      assertEquals(List.of(), attached.err());
      assertTrue(attached.out().get(0).contains(pid), attached::toString);
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);

      Ended again = run(jvm, "attach", pid, "port=0");
      assertEquals(0, again.exitCode(), again::toString);
      assertTrue(again.out().get(0).contains("already"), again::toString);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void attachesToAJvmOfAnotherVersion(Jvm jvm) throws Exception {
    try (ForkedServer server = new Fork(jvm, Program.JDK_SERVER).start()) {
      server.awaitOut("listening on ");
      Ended attached = run(Jvms.running(), "attach", Long.toString(server.pid()), "port=0");
      assertEquals(0, attached.exitCode(), attached::toString);
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void listsTheJvms(Jvm jvm) throws Exception {
    try (ForkedServer server = new Fork(jvm, Program.JDK_SERVER).start()) {
      server.awaitOut("listening on ");
      Ended list = run(jvm, "list");
      assertEquals(0, list.exitCode(), list::toString);
      assertTrue(
          list.out().stream()
              .anyMatch(
                  line ->
                      line.contains(Long.toString(server.pid()))
                          && line.contains(Program.JDK_SERVER.main())),
          list::toString);
    }
  }

  @Test
  void aloneItPrintsHelp() throws Exception {
    Ended help = run(Jvms.running());
    assertEquals(0, help.exitCode(), help::toString);
    assertEquals(List.of(), help.err());
    String text = String.join("\n", help.out());
    for (String word : List.of("-javaagent:", "attach", "list", "--version")) {
      assertTrue(text.contains(word), text);
    }
  }

  @Test
  void tellsItsVersion() throws Exception {
    Ended version = run(Jvms.running(), "--version");
    assertEquals(0, version.exitCode(), version::toString);
    assertTrue(
        version.out().get(0).contains(System.getProperty("project.version")), version::toString);
  }

  @Test
  void refusesAProcessThatIsNotThere() throws Exception {
    Ended refused = run(Jvms.running(), "attach", "999999999");
    assertTrue(refused.exitCode() != 0, refused::toString);
    assertEquals(List.of(), refused.out());
    assertEquals(1, refused.err().size(), refused::toString);
    assertTrue(refused.err().get(0).startsWith("gameserver-exporter: "), refused::toString);
  }

  private static Ended run(Jvm jvm, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jvm.java().toString());
    command.add("-jar");
    command.add(AgentJar.file().toString());
    command.addAll(List.of(arguments));
    try (ForkedServer process = ForkedServer.start(new ProcessBuilder(command))) {
      int exitCode = process.awaitExit(END);
      return new Ended(exitCode, process.out(), process.err());
    }
  }
}

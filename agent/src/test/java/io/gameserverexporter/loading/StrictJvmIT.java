package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs that look more closely, or allow less, than usual. */
class StrictJvmIT {
  /** The JDK's own code behind {@code Instrumentation.getAllLoadedClasses}, up to JDK 17. */
  private static final String JNI_OF_THE_JDK = "WARNING: JNI local refs: ";

  private static final Duration EXIT = Duration.ofSeconds(30);

  static List<Jvm> withSecurityManager() {
    return Jvms.of(8, 17);
  }

  static List<Jvm> oldAndCurrent() {
    return Jvms.of(8, 17, 25);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oldAndCurrent")
  void theVerifierHasNothingToSay(Jvm jvm) throws Exception {
    try (ForkedServer server =
        new Fork(jvm, Program.TOMCAT_9).flags("-Xverify:all").agent().start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/app/exact", 5);
      exporter.assertCounted(5, Program.TOMCAT_ROUTE);
      assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
      assertEquals(
          List.of(),
          server.err().stream().filter(line -> line.contains("VerifyError")).toList(),
          server::describeOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void theJniChecksHaveNothingToSay(Jvm jvm) throws Exception {
    try (ForkedServer server =
        new Fork(jvm, Program.JDK_SERVER).flags("-Xcheck:jni").agent().start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      assertEquals(
          List.of(),
          server.err().stream()
              .filter(line -> line.startsWith("WARNING") || line.startsWith("FATAL"))
              .filter(line -> !line.startsWith(JNI_OF_THE_JDK))
              .toList(),
          server::describeOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withSecurityManager")
  void aSecurityManagerThatAllowsNothingSwitchesTheAgentOff(Jvm jvm) throws Exception {
    try (ForkedServer program =
        new Fork(jvm, Program.LIFECYCLE.with("return"))
            .flags("-Djava.security.manager")
            .agent()
            .start()) {
      assertEquals(0, program.awaitExit(EXIT), program::describeOutput);
      assertEquals(List.of("main runs", "main returns"), program.out(), program::describeOutput);
      List<String> lines = Exporter.complaints(program);
      assertEquals(1, lines.size(), program::describeOutput);
      assertTrue(lines.get(0).contains("AllPermission"), program::describeOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withSecurityManager")
  void aSecurityManagerThatAllowsTheJarDoesNotDisturb(Jvm jvm, @TempDir Path folder)
      throws Exception {
    // As the policies of servers do it: all to what is installed, little to what is deployed.
    Path policy =
        Files.writeString(
            folder.resolve("server.policy"),
            grant(AgentJar.file().toString())
                + grant(AgentJar.target().resolve("test-programs") + "/-"));
    try (ForkedServer server =
        new Fork(jvm, Program.JDK_SERVER)
            .flags("-Djava.security.manager", "-Djava.security.policy=" + policy)
            .agent()
            .start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
    }
  }

  private static String grant(String code) {
    return "grant codeBase \"file:" + code + "\" { permission java.security.AllPermission; };\n";
  }
}

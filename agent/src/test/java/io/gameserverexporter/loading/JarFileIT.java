package io.gameserverexporter.loading;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the agent's file, and where nothing can be written. */
class JarFileIT {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void theJarMayBeReplacedAndDeletedWhileTheServerRuns(Jvm jvm) throws Exception {
    Path jar = AgentJar.copyTo(folder.resolve(AgentJar.file().getFileName()));
    try (ForkedServer server =
        new Fork(jvm, Program.JDK_SERVER).flags(AgentJar.flag(jar, "port=0")).start()) {
      Exporter exporter = Exporter.in(server);
      // As package managers and deployment tools do it: a new file takes the old one's name.
      Path update = Files.writeString(folder.resolve("update"), "not even a jar");
      Files.move(update, jar, ATOMIC_MOVE);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      Files.delete(jar);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(10, Program.JDK_ROUTE);
      Exporter.assertQuiet(server);
    }
  }

  @Test
  void nothingIsWrittenAnywhere() throws Exception {
    Path jar = AgentJar.copyTo(folder.resolve("lib").resolve(AgentJar.file().getFileName()));
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("r--r--r--"));
    Path home = Files.createDirectories(folder.resolve("home"));
    try (ForkedServer server =
        new Fork(Jvms.running(), Program.JDK_SERVER)
            // Nobody can write there, not even root.
            .flags("-Djava.io.tmpdir=/proc")
            .flags("-Duser.home=" + home, "-XX:-UsePerfData")
            .environment("HOME=" + home)
            .flags(AgentJar.flag(jar, "port=0"))
            .in(Path.of("/proc"))
            .start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      Exporter.assertQuiet(server);
    }
    assertEquals(List.of("home", "lib"), namesIn(folder));
    assertEquals(List.of(), namesIn(home));
    assertEquals(List.of(jar.getFileName().toString()), namesIn(jar.getParent()));
  }

  private static List<String> namesIn(Path place) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}

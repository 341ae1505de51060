package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java made by jlink, with no more modules than the servers need. */
class JlinkIT {
  private static final String MODULES =
      "java.base,java.instrument,java.management,jdk.management,java.logging,jdk.unsupported,"
          + "jdk.httpserver";

  @Test
  void serversInAnImageAreCounted(@TempDir Path folder) throws Exception {
    List<Jvm> able =
        Jvms.of(17, 21, 25, 26, 11).stream()
            .filter(jvm -> Files.isDirectory(jvm.home().resolve("jmods")))
            .toList();
    assumeFalse(able.isEmpty(), "no JDK here can make an image");
    Jvm image = link(able.get(0), folder.resolve("image"));
    assertCounts(image, Program.JDK_SERVER, "/api/x", Program.JDK_ROUTE);
    if (image.version() >= Program.NETTY.release()) {
      assertCounts(image, Program.NETTY, Program.NETTY_PATH, Program.NETTY_ROUTE);
    }
  }

  private static Jvm link(Jvm jvm, Path to) throws Exception {
    Process process =
        new ProcessBuilder(
                jvm.home().resolve("bin/jlink").toString(),
                "--module-path",
                jvm.home().resolve("jmods").toString(),
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--output",
                to.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return new Jvm(jvm.version(), to);
  }

  private static void assertCounts(Jvm image, Program program, String path, String route)
      throws Exception {
    try (ForkedServer server = new Fork(image, program).agent().start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, path, 7);
      exporter.assertCounted(7, route);
      assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
    }
  }
}

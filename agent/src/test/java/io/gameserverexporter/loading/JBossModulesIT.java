package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Undertow in JBoss Modules, as in WildFly: the server is one module, the application another. */
class JBossModulesIT {

  @Test
  void theServerIsAModule(@TempDir Path modules) throws Exception {
    List<Path> classPath = Program.UNDERTOW.classPath();
    StringBuilder jars = new StringBuilder();
    Path server = Files.createDirectories(modules.resolve("io/undertow/main"));
    for (Path jar : classPath.subList(1, classPath.size())) {
      Files.copy(jar, server.resolve(jar.getFileName()));
      jars.append("<resource-root path=\"").append(jar.getFileName()).append("\"/>");
    }
    String jdk = "<module name=\"java.se\"/><module name=\"jdk.unsupported\"/>";
    write(server, "io.undertow", "", jars.toString(), jdk);
    Path game = Files.createDirectories(modules.resolve("game/main"));
    write(
        game,
        "game",
        "<main-class name=\"" + Program.UNDERTOW.main() + "\"/>",
        "<resource-root path=\"" + game.relativize(classPath.get(0).toRealPath()) + "\"/>",
        jdk + "<module name=\"io.undertow\"/>");
    Path launcher = AgentJar.target().resolve("test-libraries/jboss-modules/jboss-modules.jar");
    List<String> command =
        List.of(
            Jvms.running().java().toString(),
            "-Xmx128m",
            AgentJar.flag(AgentJar.file(), "port=0"),
            "-jar",
            launcher.toString(),
            "-mp",
            modules.toString(),
            "game");
    try (ForkedServer process = ForkedServer.start(new ProcessBuilder(command))) {
      Exporter exporter = Exporter.in(process);
      Requests.send(process, Program.UNDERTOW_PATH, 7);
      exporter.assertCounted(7, Program.UNDERTOW_ROUTE);
      assertEquals(List.of(), Exporter.complaints(process), process::describeOutput);
    }
  }

  private static void write(
      Path folder, String name, String main, String resources, String dependencies)
      throws Exception {
    Files.writeString(
        folder.resolve("module.xml"),
        "<module xmlns=\"urn:jboss:module:1.9\" name=\""
            + name
            + "\">"
            + main
            + "<resources>"
            + resources
            + "</resources><dependencies>"
            + dependencies
            + "</dependencies></module>");
  }
}

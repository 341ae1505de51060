package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that are not on a plain class path. */
class PackagedServersIT {
  private static final String TOMCAT_PATH = "/app/exact";

  static Stream<Arguments> fatJars() {
    return Stream.concat(
        Jvms.of(8).stream()
            .map(
                jvm ->
                    Arguments.of(
                        jvm,
                        Program.TOMCAT_9,
                        "test-libraries/boot-loader-2.7",
                        "org.springframework.boot.loader.JarLauncher")),
        Jvms.of(17, 26).stream()
            .map(
                jvm ->
                    Arguments.of(
                        jvm,
                        Program.TOMCAT_11,
                        "test-libraries/boot-loader-4.1",
                        "org.springframework.boot.loader.launch.JarLauncher")));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("fatJars")
  void inOneJarAsOfSpringBoot(
      Jvm jvm, Program program, String loader, String launcher, @TempDir Path folder)
      throws Exception {
    Path jar = folder.resolve("game.jar");
    FatJar.pack(program, loader, launcher, jar);
    try (ForkedServer server = start(jvm, program, "-jar", jar.toString())) {
      assertCounts(server, TOMCAT_PATH, Program.TOMCAT_ROUTE);
    }
  }

  /** The server is a module with a name, the application is not. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#modular")
  void asNamedModules(Jvm jvm) throws Exception {
    Program program = jvm.version() < 17 ? Program.TOMCAT_9 : Program.TOMCAT_11;
    List<Path> classPath = program.classPath();
    try (ForkedServer server =
        start(
            jvm,
            program,
            "-p",
            classPath.subList(1, classPath.size()).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            "--add-modules",
            "ALL-MODULE-PATH",
            "-cp",
            classPath.get(0).toString(),
            program.main())) {
      assertCounts(server, TOMCAT_PATH, Program.TOMCAT_ROUTE);
    }
  }

  static Stream<Jvm> withRecords() {
    return Jvms.of(17, 21, 26).stream();
  }

  /** The server and the library below it are one module, of which nobody else sees anything. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("withRecords")
  void inAModuleThatKeepsItsPackagesToItself(Jvm jvm, @TempDir Path folder) throws Exception {
    Program program = Program.NETTY;
    Path jar = folder.resolve("game.jar");
    ClosedModule.pack(program, jar);
    String main = ClosedModule.NAME + "/" + program.main();
    try (ForkedServer server = start(jvm, program, "-p", jar.toString(), "-m", main)) {
      assertCounts(server, Program.NETTY_PATH, Program.NETTY_ROUTE);
    }
  }

  /** As in OSGi without boot delegation, and in JBoss Modules. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void behindALoaderThatHidesTheBootClassPath(Jvm jvm) throws Exception {
    Program program = jvm.version() < 17 ? Program.TOMCAT_9 : Program.TOMCAT_11;
    List<String> arguments =
        new ArrayList<>(
            List.of(
                program.classPath().stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator)),
                program.main()));
    arguments.addAll(program.arguments());
    try (ForkedServer server =
        new Fork(jvm, Program.CLOSED.with(arguments.toArray(new String[0])))
            .flags("-Xverify:all")
            .agent()
            .start()) {
      assertCounts(server, TOMCAT_PATH, Program.TOMCAT_ROUTE);
    }
  }

  /**
   * Starts a program with the agent.
   *
   * @param launch what tells the JVM where it is
   */
  private static ForkedServer start(Jvm jvm, Program program, String... launch)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(jvm.java().toString(), "-Xmx128m", AgentJar.flag(AgentJar.file(), "port=0")));
    command.addAll(List.of(launch));
    command.addAll(program.arguments());
    return ForkedServer.start(new ProcessBuilder(command));
  }

  private static void assertCounts(ForkedServer server, String path, String route)
      throws Exception {
    Exporter exporter = Exporter.in(server);
    Requests.send(server, path, 7);
    exporter.assertCounted(7, route);
    assertEquals(List.of(), Exporter.complaints(server), server::describeOutput);
  }
}

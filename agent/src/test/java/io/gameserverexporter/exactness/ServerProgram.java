package io.gameserverexporter.exactness;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.ShadedJar;
import io.gameserverexporter.support.SourceCompiler;
import io.gameserverexporter.support.TlsKeys;
import io.gameserverexporter.support.War;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server under test.
 *
 * @param name what the tests are called by
 * @param release the oldest Java that it runs on, for which its sources are compiled
 * @param libraries folders of {@code target/servers}; one with {@code -processors} behind its name
 *     has processors of annotations for the compiler
 * @param sources folders of {@code src/test/servers}
 * @param renames what the sources say, and what this server wants instead
 * @param command its main class and arguments, or {@link #JAR} and the jar
 * @param site where it answers
 * @param shaded the packages, with a dot at the end of each, that are moved below {@link #BELOW}
 * @param deployed folders of {@code src/test/servers} that are packed into a web application, for a
 *     server that the program starts in a process of its own; empty when the program is the server
 */
record ServerProgram(
    String name,
    int release,
    List<String> libraries,
    List<String> sources,
    Map<String, String> renames,
    List<String> command,
    Site site,
    List<String> shaded,
    List<String> deployed) {

  /** Where packages of shaded servers are. */
  static final String BELOW = "com.example.libs.";

  /** The argument of those that listen with TLS, too. */
  static final String TLS = "tls";

  /** In place of a main class; what follows is a jar that a module below the sources has made. */
  static final String JAR = "-jar";

  /** Small, quick to start: these servers live for seconds. */
  private static final List<String> JVM_FLAGS =
      List.of(
          "-Xmx192m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dsun.net.httpserver.nodelay=true");

  /** Those of an application server have more to load. */
  private static final List<String> SERVER_FLAGS =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final String INITIALIZER = "javax.servlet.ServletContainerInitializer";
  private static final String ERROR_PAGES =
      """
      <web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="3.1">
        <error-page><error-code>418</error-code><location>/error-page</location></error-page>
        <error-page>
          <exception-type>java.lang.IllegalArgumentException</exception-type>
          <location>/error-page</location>
        </error-page>
      </web-app>
      """;

  ServerProgram(
      String name,
      int release,
      List<String> libraries,
      List<String> sources,
      Map<String, String> renames,
      List<String> command,
      Site site) {
    this(name, release, libraries, sources, renames, command, site, List.of(), List.of());
  }

  /**
   * The same as an operator of a server that the application is deployed to. Its libraries are what
   * the application is compiled against.
   */
  ServerProgram deploying(String... application) {
    return new ServerProgram(
        name, release, libraries, sources, renames, command, site, shaded, List.of(application));
  }

  /** The same with its libraries in one jar, and packages of them below another. */
  ServerProgram shaded(String... packages) {
    return new ServerProgram(
        name + " shaded",
        release,
        libraries,
        sources,
        renames,
        command,
        site,
        Stream.of(packages).map(each -> each + '.').toList(),
        deployed);
  }

  /** Starts it with the agent, and waits until both answer. */
  RunningServer start(Jvm jvm, String agentSettings) throws IOException, InterruptedException {
    return start(jvm, agentSettings, AgentUnderTest.forOneServer());
  }

  /** Starts it without, has it answer a request, and attaches the agent. */
  RunningServer startAndAttach(Jvm jvm, String agentSettings)
      throws IOException, InterruptedException {
    return start(jvm, "", new AgentUnderTest.Attached(agentSettings, site.ok().path()));
  }

  private RunningServer start(Jvm jvm, String agentSettings, AgentUnderTest agent)
      throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(deployed.isEmpty() ? JVM_FLAGS : SERVER_FLAGS);
    // Some lay folders there that they do not remove.
    Path temporary = Files.createDirectories(target().resolve("server-programs").resolve("tmp"));
    flags.add("-Djava.io.tmpdir=" + temporary);
    flags.addAll(agent.flags(agentSettings));
    if (command.contains(TLS)) {
      flags.add("-Dtestservers.keys=" + TlsKeys.store());
    }
    return RunningServer.await(this, agent, fork(jvm, flags));
  }

  /** Starts it without the agent. */
  ForkedServer startAlone(Jvm jvm) throws IOException, InterruptedException {
    return fork(jvm, JVM_FLAGS);
  }

  private ForkedServer fork(Jvm jvm, List<String> flags) throws IOException, InterruptedException {
    if (!deployed.isEmpty()) {
      List<String> arguments = new ArrayList<>(command.subList(1, command.size()));
      arguments.add(target().resolve("servers").toString());
      arguments.add(application(jvm).toString());
      arguments.addAll(flags);
      return ForkedServer.start(jvm, JVM_FLAGS, classPath(jvm), command.get(0), arguments);
    }
    if (command.get(0).equals(JAR)) {
      return ForkedServer.start(jvm, flags, List.of(), JAR, List.of(jar().toString()));
    }
    return ForkedServer.start(
        jvm, flags, classPath(jvm), command.get(0), command.subList(1, command.size()));
  }

  /** Starts another main class of its sources, without the agent. */
  ForkedServer beside(Jvm jvm, String main, String... arguments)
      throws IOException, InterruptedException {
    return ForkedServer.start(jvm, JVM_FLAGS, classPath(jvm), main, List.of(arguments));
  }

  /** That of a program which is one jar. */
  Path jar() {
    return target().resolve("../src/test/servers").resolve(command.get(1)).normalize();
  }

  private List<Path> classPath(Jvm jvm) throws IOException, InterruptedException {
    List<Path> jars = new ArrayList<>();
    List<Path> processors = new ArrayList<>();
    for (String library : deployed.isEmpty() ? libraries : List.<String>of()) {
      jars.addAll(jarsIn(library));
      processors.addAll(jarsIn(library + "-processors"));
    }
    Path classes = target().resolve("server-programs").resolve(name.replace(' ', '-'));
    SourceCompiler.compileBy(
        jvm,
        sources.stream().map(target().resolve("../src/test/servers")::resolve).toList(),
        renames,
        release,
        jars,
        processors,
        classes);
    jars.add(0, classes);
    if (shaded.isEmpty()) {
      return jars;
    }
    Path jar = classes.resolveSibling(classes.getFileName() + ".jar");
    ShadedJar.write(jars, shaded, BELOW, jar);
    return List.of(jar);
  }

  /** The web application that is deployed; its name is its context path. */
  private Path application(Jvm jvm) throws IOException, InterruptedException {
    List<Path> jars = new ArrayList<>();
    for (String library : libraries) {
      jars.addAll(jarsIn(library));
    }
    Path folder = target().resolve("server-programs").resolve(name.replace(' ', '-') + "-app");
    Path classes = folder.resolve("classes");
    SourceCompiler.compileBy(
        jvm,
        deployed.stream().map(target().resolve("../src/test/servers")::resolve).toList(),
        renames,
        release,
        jars,
        List.of(),
        classes);
    String initializer = INITIALIZER;
    for (Map.Entry<String, String> rename : renames.entrySet()) {
      initializer = initializer.replace(rename.getKey(), rename.getValue());
    }
    Path war = folder.resolve("app.war");
    War.write(classes, initializer, "testservers.servlet.ServletApp", ERROR_PAGES, war);
    return war;
  }

  /** None when there is no such folder. */
  private static List<Path> jarsIn(String library) throws IOException {
    Path folder = target().resolve("servers").resolve(library);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Path target() {
    return Path.of(System.getProperty("agent.jar")).getParent();
  }

  @Override
  public String toString() {
    return name;
  }
}

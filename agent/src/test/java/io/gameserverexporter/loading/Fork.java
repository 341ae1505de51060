package io.gameserverexporter.loading;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a program in a JVM of its own. */
final class Fork {
  /** Small, quick to start: these JVMs live for seconds. */
  private static final List<String> SMALL =
      List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Jvm jvm;
  private final Program program;
  private final List<String> flags = new ArrayList<>(SMALL);
  private final List<String> environment = new ArrayList<>();
  private Path folder = AgentJar.target();

  Fork(Jvm jvm, Program program) {
    this.jvm = jvm;
    this.program = program;
  }

  Fork flags(String... more) {
    flags.addAll(List.of(more));
    return this;
  }

  /** With the agent at a free port. */
  Fork agent() {
    return agent("port=0");
  }

  Fork agent(String settings) {
    return flags(AgentJar.flag(AgentJar.file(), settings));
  }

  /** {@code NAME=value}. */
  Fork environment(String variable) {
    environment.add(variable);
    return this;
  }

  /** Its working directory. */
  Fork in(Path newFolder) {
    folder = newFolder;
    return this;
  }

  ForkedServer start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jvm.java().toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(
        program.classPath().stream()
            .map(Path::toAbsolutePath)
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(program.main());
    command.addAll(program.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return ForkedServer.start(builder);
  }
}

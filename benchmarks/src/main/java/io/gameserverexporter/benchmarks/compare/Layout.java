package io.gameserverexporter.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build has put things.
 *
 * @param project the project's root folder
 */
record Layout(Path project) {

  Path agent() {
    return project.resolve("agent/target/gameserver-exporter.jar");
  }

  Path openTelemetryAgent() {
    return target().resolve("opentelemetry-javaagent.jar");
  }

  /** The program that loads classes, which is an empty agent, too. */
  Path classesJar() {
    return target().resolve("classes.jar");
  }

  /** The server's own classes and its libraries. */
  String classPath(String libraries) {
    Path servers = target().resolve("servers");
    return servers.resolve("servers.jar") + ":" + servers.resolve(libraries).resolve("*");
  }

  /** Where a server may write. */
  Path scratch() {
    return target().resolve("servers/scratch");
  }

  private Path target() {
    return project.resolve("benchmarks/target");
  }

  /**
   * Fails early when something is missing.
   *
   * @throws IOException that says what to do
   */
  void check() throws IOException {
    for (Path file : new Path[] {agent(), openTelemetryAgent(), target().resolve("servers")}) {
      if (!Files.exists(file)) {
        throw new IOException(
            file + " is missing; build it with mvn -pl agent,benchmarks -am package -DskipTests");
      }
    }
  }
}

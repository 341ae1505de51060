package io.gameserverexporter.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged agent. */
final class AgentJar {
  private AgentJar() {}

  static Path file() {
    return Path.of(System.getProperty("agent.jar"));
  }

  /** The module's build folder. */
  static Path target() {
    return file().getParent();
  }

  /** Copies the jar. */
  static Path copyTo(Path copy) throws IOException {
    Files.createDirectories(copy.getParent());
    return Files.copy(file(), copy);
  }

  /** The flag that loads a jar. */
  static String flag(Path jar, String settings) {
    return "-javaagent:" + jar + "=" + settings;
  }
}

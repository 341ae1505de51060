package io.gameserverexporter.support;

import java.nio.file.Path;

/**
 * A JDK on this machine.
 *
 * @param version its feature release: 8, 11, 17 ...
 * @param home its {@code JAVA_HOME}
 */
public record Jvm(int version, Path home) {
  public Path java() {
    return home.resolve("bin").resolve("java");
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}

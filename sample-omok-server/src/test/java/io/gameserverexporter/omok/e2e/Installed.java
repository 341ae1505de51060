package io.gameserverexporter.omok.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs that a machine may have or not. */
final class Installed {
  private Installed() {}

  /** A program on the path. */
  static Optional<Path> find(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The command of a program that has to be there. */
  static String program(String name) {
    return find(name)
        .map(Path::toString)
        .orElseThrow(() -> new AssertionError(name + " is not on the path"));
  }
}

package io.gameserverexporter.omok.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/** Programs that a machine may have or not. */
final class Installed {
  private Installed() {}

  /** A program on the path; without it the test is skipped, and says what to install. */
  static String program(String name, String debianPackage) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseGet(
            () ->
                Assumptions.abort(
                    name
                        + " is not installed, so this is not tested"
                        + " (Debian: apt-get install "
                        + debianPackage
                        + ")"));
  }
}

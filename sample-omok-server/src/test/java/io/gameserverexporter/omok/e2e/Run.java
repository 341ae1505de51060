package io.gameserverexporter.omok.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A program that has run to its end.
 *
 * @param code its exit code
 * @param output what it printed, errors too
 */
record Run(int code, String output) {
  /** Runs a program; its output goes through a file of the given folder. */
  static Run of(Path folder, String... command) throws IOException, InterruptedException {
    Path log = folder.resolve(Path.of(command[0]).getFileName() + ".log");
    try (Child child = Child.start(log, List.of(command))) {
      int code = child.awaitEnd(Duration.ofMinutes(1));
      return new Run(code, child.output());
    }
  }
}

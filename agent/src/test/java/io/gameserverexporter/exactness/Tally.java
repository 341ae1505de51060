package io.gameserverexporter.exactness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * For {@code benchmarks/servers}: a line for each case in the file that {@code exactness.tally}
 * names, with the server and whether what was sent was counted.
 */
final class Tally {
  private static final @Nullable String FILE = System.getProperty("exactness.tally");

  private Tally() {}

  static void note(ServerProgram program, boolean exact) throws IOException {
    if (FILE != null) {
      // One write: test classes run beside each other.
      Files.write(
          Path.of(FILE),
          (program + "\t" + (exact ? "exact" : "differs") + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}

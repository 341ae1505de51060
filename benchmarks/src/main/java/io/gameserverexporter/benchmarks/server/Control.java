package io.gameserverexporter.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers on standard output, each line beginning with {@link #MARK}: first {@code port N}, then a
 * line for each command.
 */
public final class Control {
  /** What an answer begins with; everything else is the server's log. */
  public static final String MARK = "benchmark: ";

  /** Command: collect garbage. */
  public static final String GC = "gc";

  /** Command: say what was used, see {@link Usage}. */
  public static final String USAGE = "usage";

  private Control() {}

  /** Tells where the server listens and answers commands until standard input ends. */
  static void serve(int port) {
    answer("port " + port);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try {
      for (String command = commands.readLine(); command != null; command = commands.readLine()) {
        answer(execute(command));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  private static String execute(String command) throws IOException {
    return switch (command) {
      case GC -> {
        System.gc();
        yield GC;
      }
      case USAGE -> Usage.now().toString();
      default -> throw new IOException("unknown command: " + command);
    };
  }

  private static void answer(String line) {
    System.out.println(MARK + line);
  }
}

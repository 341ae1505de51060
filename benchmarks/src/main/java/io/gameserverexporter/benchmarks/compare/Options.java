package io.gameserverexporter.benchmarks.compare;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The command line.
 *
 * @param project the project's root folder
 * @param effort how much is run
 * @param parts what is run
 */
record Options(Path project, Effort effort, Set<Part> parts) {
  static final String HELP =
      """
      Usage: benchmarks/compare [--quick] [PART ...]

      Compares servers without the agent, with it, with the OpenTelemetry agent and with Micrometer,
      and prints what each costs, and whether the agent's targets are met.

        --quick     a rough look in 4 minutes instead of 25
        PART        only these: recording, start, classes, scrapes, allocation, load, messages
        --help      this text
      """;

  /** What can be run by itself. */
  enum Part {
    RECORDING,
    START,
    CLASSES,
    SCRAPES,
    ALLOCATION,
    LOAD,
    MESSAGES
  }

  /**
   * Reads the command line: the project's folder, then what the user has given.
   *
   * @throws IllegalArgumentException if it cannot be understood
   */
  static Options parse(String... args) {
    Effort effort = Effort.FULL;
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--quick")) {
        effort = Effort.QUICK;
      } else {
        parts.add(part(args[i]));
      }
    }
    return new Options(
        Path.of(args[0]), effort, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts);
  }

  private static Part part(String name) {
    for (Part part : Part.values()) {
      if (part.name().toLowerCase(Locale.ROOT).equals(name)) {
        return part;
      }
    }
    throw new IllegalArgumentException("unknown: " + name);
  }
}

package io.gameserverexporter.benchmarks.fleet;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The command line.
 *
 * @param project the project's root folder
 * @param servers how many servers are simulated; one run for each number
 * @param interval seconds between two scrapes of a server
 * @param seconds how long each run is measured
 * @param play how many seconds bots play on the real server before its page is taken
 */
record FleetOptions(Path project, List<Integer> servers, int interval, int seconds, int play) {
  static final String HELP =
      """
      Usage: benchmarks/fleet [OPTION ...]

      Takes the metrics page of the Omok server with the agent while bots play on it, serves it with
      moving values as many simulated servers, has one Prometheus scrape them all, and prints what
      that takes. Needs prometheus on the path.

        --servers=50,150,300   how many servers; one run for each number
        --interval=15          seconds between two scrapes of a server
        --seconds=120          how long each run is measured
        --play=30              how long bots play before the page is taken
        --help                 this text
      """;

  /**
   * Reads the command line: the project's folder, then what the user has given.
   *
   * @throws IllegalArgumentException if it cannot be understood
   */
  static FleetOptions parse(String... args) {
    List<Integer> servers = List.of(50, 150, 300);
    int interval = 15;
    int seconds = 120;
    int play = 30;
    for (String argument : Arrays.asList(args).subList(1, args.length)) {
      String[] parts = argument.split("=", 2);
      if (parts.length != 2) {
        throw new IllegalArgumentException("unknown: " + argument);
      }
      switch (parts[0]) {
        case "--servers" ->
            servers = Arrays.stream(parts[1].split(",", -1)).map(n -> number(argument, n)).toList();
        case "--interval" -> interval = number(argument, parts[1]);
        case "--seconds" -> seconds = number(argument, parts[1]);
        case "--play" -> play = number(argument, parts[1]);
        default -> throw new IllegalArgumentException("unknown: " + argument);
      }
    }
    return new FleetOptions(Path.of(args[0]), servers, interval, seconds, play);
  }

  private static int number(String argument, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a whole number above 0: " + argument, e);
    }
    throw new IllegalArgumentException("not a whole number above 0: " + argument);
  }
}

package io.gameserverexporter.benchmarks.compare;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The command line.
 *
 * @param project the project's root folder
 * @param effort how much is run
 * @param parts what is run
 * @param servers what is loaded
 */
record Options(Path project, Effort effort, Set<Part> parts, Set<Server> servers) {
  static final String HELP =
      """
      Usage: benchmarks/compare [--quick] [--server=NAME ...] [PART ...]

      Compares servers without the agent, with it, with the OpenTelemetry agent and with Micrometer,
      and prints what each costs, and whether the agent's targets are met.

        --quick        a rough look in 10 minutes instead of 60
        --server=NAME  of the parts allocation, load and messages only these: tomcat, jetty,
                       undertow, netty, spring-boot, webflux, echo, websocket-echo, and of
                       allocation tomcat-echo, jetty-echo, undertow-echo
        PART           only these: recording, start, classes, scrapes, allocation, load, messages
        --help         this text
      """;

  private static final String SERVER = "--server=";

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
    Set<Server> servers = EnumSet.noneOf(Server.class);
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--quick")) {
        effort = Effort.QUICK;
      } else if (args[i].startsWith(SERVER)) {
        servers.add(named(args[i].substring(SERVER.length()), Server.values()));
      } else {
        parts.add(named(args[i], Part.values()));
      }
    }
    return new Options(
        Path.of(args[0]),
        effort,
        parts.isEmpty() ? EnumSet.allOf(Part.class) : parts,
        servers.isEmpty() ? EnumSet.allOf(Server.class) : servers);
  }

  /** The chosen servers of a kind. */
  List<Server> servers(Kind kind) {
    return servers.stream().filter(server -> server.kind == kind).toList();
  }

  private static <E extends Enum<E>> E named(String name, E[] values) {
    return Arrays.stream(values)
        .filter(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown: " + name));
  }
}

package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.Arguments;
import io.gameserverexporter.omok.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the demonstration is asked to do.
 *
 * @param agentJar the agent's jar
 * @param serverJar this server's jar
 * @param seconds how long the bots play; 0 until it is stopped
 * @param bots how many bots
 * @param rate calls per second of each bot
 */
record DemoOptions(Path agentJar, Path serverJar, int seconds, int bots, double rate) {
  static DemoOptions parse(List<String> line) {
    Arguments arguments =
        Arguments.parse(
            line, Set.of("agent-jar", "server-jar", "seconds", "bots", "rate"), List.of());
    return new DemoOptions(
        jar(arguments, "agent-jar"),
        jar(arguments, "server-jar"),
        arguments.number("seconds", 0, 0, 86_400),
        arguments.number("bots", 10, 1, 1_000),
        arguments.positive("rate", 5, 1_000));
  }

  private static Path jar(Arguments arguments, String name) {
    String text = arguments.text(name);
    if (text == null || !Files.isRegularFile(Path.of(text))) {
      throw new UsageException("--" + name + "=" + text + ": no such file; run ./demo instead");
    }
    return Path.of(text).toAbsolutePath();
  }
}

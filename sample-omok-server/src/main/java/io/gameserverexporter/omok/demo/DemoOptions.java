package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.Arguments;
import io.gameserverexporter.omok.UsageException;
import io.gameserverexporter.omok.fault.FaultOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the demonstration is asked to do.
 *
 * @param agentJar the agent's jar
 * @param serverJar this server's jar
 * @param gameConfig what the agent reads off the services
 * @param alertRules the folder of the alert rules
 * @param seconds how long the bots play; 0 until it is stopped
 * @param bots how many bots
 * @param rate calls per second of each bot
 * @param fault how the game service is to misbehave, or null
 */
record DemoOptions(
    Path agentJar,
    Path serverJar,
    Path gameConfig,
    Path alertRules,
    int seconds,
    int bots,
    double rate,
    @Nullable FaultOptions fault) {
  private static final Set<String> OWN =
      Set.of("agent-jar", "server-jar", "game-config", "alert-rules", "seconds", "bots", "rate");

  static DemoOptions parse(List<String> line) {
    Set<String> known = new HashSet<>(OWN);
    known.addAll(FaultOptions.NAMES);
    Arguments arguments = Arguments.parse(line, known, List.of());
    return new DemoOptions(
        file(arguments, "agent-jar"),
        file(arguments, "server-jar"),
        file(arguments, "game-config"),
        folder(arguments, "alert-rules"),
        arguments.number("seconds", 0, 0, 86_400),
        arguments.number("bots", 10, 1, 1_000),
        arguments.positive("rate", 5, 1_000),
        FaultOptions.of(arguments));
  }

  private static Path file(Arguments arguments, String name) {
    String text = arguments.text(name);
    if (text == null || !Files.isRegularFile(Path.of(text))) {
      throw new UsageException("--" + name + "=" + text + ": no such file; run ./demo instead");
    }
    return Path.of(text).toAbsolutePath();
  }

  private static Path folder(Arguments arguments, String name) {
    String text = arguments.text(name);
    if (text == null || !Files.isDirectory(Path.of(text))) {
      throw new UsageException("--" + name + "=" + text + ": no such folder; run ./demo instead");
    }
    return Path.of(text).toAbsolutePath();
  }
}

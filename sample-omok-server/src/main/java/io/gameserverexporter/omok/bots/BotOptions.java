package io.gameserverexporter.omok.bots;

import io.gameserverexporter.omok.Arguments;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What bots are to do.
 *
 * @param bots how many
 * @param rate how many calls each makes in a second, on average
 * @param seconds for how long, 0 for until they are stopped
 * @param report the file for the report in JSON, or null for none
 */
public record BotOptions(int bots, double rate, int seconds, @Nullable Path report) {
  /** The options' names on the command line. */
  public static final Set<String> NAMES = Set.of("bots", "rate", "seconds", "report");

  private static final int DEFAULT_BOTS = 8;
  private static final int MAX_BOTS = 100_000;
  private static final double DEFAULT_RATE = 5;
  private static final double MAX_RATE = 10_000;

  /** Reads a command line. */
  public static BotOptions of(Arguments arguments) {
    String report = arguments.text("report");
    return new BotOptions(
        arguments.number("bots", DEFAULT_BOTS, 1, MAX_BOTS),
        arguments.positive("rate", DEFAULT_RATE, MAX_RATE),
        arguments.number("seconds", 0, 0, Integer.MAX_VALUE),
        report == null ? null : Path.of(report));
  }
}

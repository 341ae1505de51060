package io.gameserverexporter.omok.fault;

import io.gameserverexporter.omok.Arguments;
import io.gameserverexporter.omok.UsageException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What misbehaviour is asked for.
 *
 * @param kind how to misbehave
 * @param afterSeconds how long to be healthy before, in seconds
 * @param seconds for how long to misbehave; 0 until the end
 */
public record FaultOptions(FaultKind kind, int afterSeconds, int seconds) {
  private static final String KIND = "break";
  private static final String AFTER = "break-after";
  private static final String SECONDS = "break-seconds";

  /** The options' names on the command line. */
  public static final Set<String> NAMES = Set.of(KIND, AFTER, SECONDS);

  private static final int DEFAULT_AFTER = 20;
  private static final int MAX_SECONDS = 86_400;

  /**
   * Reads a command line.
   *
   * @return null when no misbehaviour is asked for
   * @throws UsageException when it cannot be understood
   */
  public static @Nullable FaultOptions of(Arguments arguments) {
    String kind = arguments.text(KIND);
    if (kind == null) {
      for (String name : List.of(AFTER, SECONDS)) {
        if (arguments.text(name) != null) {
          throw new UsageException("--" + name + " needs --break=, see --help");
        }
      }
      return null;
    }
    return new FaultOptions(
        FaultKind.of(kind),
        arguments.number(AFTER, DEFAULT_AFTER, 0, MAX_SECONDS),
        arguments.number(SECONDS, 0, 0, MAX_SECONDS));
  }

  /** The same as a command line. */
  public List<String> line() {
    return List.of(
        "--" + KIND + "=" + kind.label(),
        "--" + AFTER + "=" + afterSeconds,
        "--" + SECONDS + "=" + seconds);
  }
}

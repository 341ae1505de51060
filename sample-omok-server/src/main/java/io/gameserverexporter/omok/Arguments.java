package io.gameserverexporter.omok;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command line of {@code --name=value}. Its methods throw {@link UsageException}. */
public final class Arguments {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> passedOn = new ArrayList<>();

  private Arguments() {}

  /**
   * Splits a command line.
   *
   * @param known the names that may occur
   * @param prefixes how names begin that are not ours but a library's; they are passed on as given
   */
  public static Arguments parse(List<String> line, Set<String> known, List<String> prefixes) {
    Arguments arguments = new Arguments();
    for (String argument : line) {
      if (!argument.startsWith("--")) {
        throw new UsageException(
            "what is '" + argument + "'? options are --name=value; see --help");
      }
      int equals = argument.indexOf('=');
      String name = argument.substring(2, equals < 0 ? argument.length() : equals);
      if (known.contains(name)) {
        if (equals < 0) {
          throw new UsageException("--" + name + " needs a value: --" + name + "=...");
        }
        arguments.values.put(name, argument.substring(equals + 1));
      } else if (prefixes.stream().anyMatch(name::startsWith)) {
        arguments.passedOn.add(argument);
      } else {
        throw new UsageException("there is no option --" + name + "; see --help");
      }
    }
    return arguments;
  }

  /** The arguments that are a library's, as they were given. */
  public List<String> passedOn() {
    return List.copyOf(passedOn);
  }

  /** A value as given, or null. */
  public @Nullable String text(String name) {
    return values.get(name);
  }

  /** A whole number from {@code min} to {@code max}. */
  public int number(String name, int absent, int min, int max) {
    String value = values.get(name);
    if (value == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrongNumber(name, value, min, max);
    }
    throw wrongNumber(name, value, min, max);
  }

  /** A number above 0, up to {@code max}. */
  public double positive(String name, double absent, double max) {
    String value = values.get(name);
    if (value == null) {
      return absent;
    }
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new UsageException(positiveMessage(name, value, max));
    }
    throw new UsageException(positiveMessage(name, value, max));
  }

  private static UsageException wrongNumber(String name, String value, int min, int max) {
    return new UsageException(
        "--" + name + "=" + value + ": a whole number from " + min + " to " + max + " is needed");
  }

  private static String positiveMessage(String name, String value, double max) {
    return "--" + name + "=" + value + ": a number above 0, up to " + max + ", is needed";
  }
}

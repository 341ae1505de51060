package io.gameserverexporter.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text after {@code -javaagent:gameserver-exporter.jar=}: {@code key=value,key=value}. A part
 * without an equals sign goes on with the list before it, as in {@code disabled=host,jvm,port=0};
 * semicolons separate a list's items too, as labels need it: {@code labels=env=prod;region=eu}.
 */
final class AgentArgument {
  static final String WHERE = "agent argument";

  private AgentArgument() {}

  /** The values of all known keys; what is wrong with the rest goes to the problems. */
  static Map<Key, Given> parse(@Nullable String argument, List<String> problems) {
    Map<Key, Given> values = new EnumMap<>(Key.class);
    if (argument == null) {
      return values;
    }
    Key last = null;
    boolean lastUnknown = false;
    for (String part : Text.split(argument, ',')) {
      int equals = part.indexOf('=');
      if (part.isEmpty() || (equals < 0 && lastUnknown)) {
        continue;
      }
      if (equals < 0) {
        goOn(part, last, values, problems);
        continue;
      }
      String name = part.substring(0, equals).trim();
      Key key = Key.of(name);
      if (key == null) {
        problems.add(unknown(name, part, last));
      } else {
        Given given = new Given(key, part.substring(equals + 1).trim(), WHERE);
        if (values.put(key, given) != null) {
          problems.add(given.subject() + ": given twice; using this later one");
        }
      }
      last = key;
      lastUnknown = key == null;
    }
    return values;
  }

  private static void goOn(
      String part, @Nullable Key last, Map<Key, Given> values, List<String> problems) {
    Given before = last == null ? null : values.get(last);
    if (before != null && before.key.list) {
      values.put(before.key, new Given(before.key, before.value + "," + part, WHERE));
    } else {
      problems.add(
          WHERE + ": " + Text.shown(part) + ": neither key=value nor part of a list; ignored");
    }
  }

  private static String unknown(String name, String part, @Nullable Key last) {
    String message = WHERE + ": " + Text.shown(part) + ": no such setting, ignored; ";
    if (last == Key.LABELS) {
      return message
          + "if it is a label, put a semicolon before it: labels=a=b;"
          + Text.shown(part);
    }
    return message + guess(name);
  }

  private static String guess(String name) {
    String nearest = Nearest.to(name, Key.names());
    return nearest != null
        ? "did you mean " + nearest + "?"
        : "there are " + Text.join(Key.names());
  }
}

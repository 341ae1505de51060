package io.gameserverexporter.omok.e2e;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names of metrics in PromQL. */
final class MetricNames {
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`");

  /** Label matchers, windows, lists of labels. */
  private static final Pattern LABELS =
      Pattern.compile(
          "\\{[^}]*\\}|\\[[^\\]]*\\]"
              + "|\\b(?i:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

  /** A word that is no end of a number, and the bracket of a call or aggregation after it. */
  private static final Pattern WORD = Pattern.compile("(?<![\\w:.])([a-zA-Z_:][\\w:]*)\\s*(\\(?)");

  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "or",
          "unless",
          "atan2",
          "bool",
          "offset",
          "inf",
          "nan",
          "group_left",
          "group_right");

  private MetricNames() {}

  /** All metrics that an expression reads. */
  static Set<String> in(String expression) {
    // Strings first, as there may be brackets in them.
    String bare = LABELS.matcher(STRING.matcher(expression).replaceAll("")).replaceAll(" ");
    Set<String> names = new TreeSet<>();
    Matcher word = WORD.matcher(bare);
    while (word.find()) {
      boolean keyword = KEYWORDS.contains(word.group(1).toLowerCase(Locale.ROOT));
      if (!keyword && word.group(2).isEmpty()) {
        names.add(word.group(1));
      }
    }
    return names;
  }
}

package io.gameserverexporter.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One metric as the reference lists it.
 *
 * @param name as its samples are called, without {@code _bucket}, {@code _count} and {@code _sum}
 * @param type as in the Prometheus text format
 * @param labels the names of its labels, sorted, with a comma between
 * @param help what it tells
 */
record Family(String name, String type, String labels, String help) {
  private static final int COLUMNS = 4;

  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");

  /** All families of a page in the Prometheus text format, by name. */
  static Map<String, Family> ofPage(String page) {
    Map<String, Family> families = new TreeMap<>();
    String name = "";
    String help = "";
    String type = "";
    SortedSet<String> labels = new TreeSet<>();
    List<String> lines = new ArrayList<>(page.lines().toList());
    lines.add("# HELP");
    for (String line : lines) {
      if (line.startsWith("# HELP")) {
        if (!name.isEmpty()) {
          families.put(name, new Family(name, type, String.join(", ", labels), help));
        }
        String[] words = line.split(" ", 4);
        name = words.length > 2 ? words[2] : "";
        help = words.length > 3 ? words[3] : "";
        labels = new TreeSet<>();
      } else if (line.startsWith("# TYPE")) {
        type = line.substring(line.lastIndexOf(' ') + 1);
      } else if (line.indexOf('{') > 0) {
        Matcher label = LABEL.matcher(line.substring(line.indexOf('{'), line.lastIndexOf('}')));
        while (label.find()) {
          if (!label.group(1).equals("le") && !label.group(1).equals("quantile")) {
            labels.add(label.group(1));
          }
        }
      }
    }
    return families;
  }

  /** The families that a reference lists, by name. */
  static Map<String, Family> ofReference(String markdown) {
    Map<String, Family> families = new TreeMap<>();
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("| `")) {
        String[] cells = line.split(" \\| ");
        if (cells.length != COLUMNS) {
          continue; // another table
        }
        String name = cells[0].substring(3, cells[0].length() - 1);
        families.put(
            name,
            new Family(
                name, cells[1], cells[2].trim(), cells[3].substring(0, cells[3].length() - 2)));
      }
    }
    return families;
  }

  /** The family's row in the reference. */
  String row() {
    return "| `"
        + name
        + "` | "
        + type
        + " | "
        + (labels.isEmpty() ? " " : labels)
        + " | "
        + help
        + " |";
  }
}

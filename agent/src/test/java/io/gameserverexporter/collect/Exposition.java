package io.gameserverexporter.collect;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The Prometheus text format taken apart: types by family, values by series. */
public final class Exposition {
  public final Map<String, String> types = new TreeMap<>();
  public final Map<String, String> helps = new TreeMap<>();
  public final Map<String, Double> values = new TreeMap<>();

  public Exposition(String text) {
    for (String line : text.split("\n")) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# TYPE ")) {
        types.put(words[2], words[3]);
      } else if (line.startsWith("# HELP ")) {
        helps.put(words[2], words[3]);
      } else if (!line.isEmpty()) {
        int blank = line.lastIndexOf(' ');
        values.put(line.substring(0, blank), Double.parseDouble(line.substring(blank + 1)));
      }
    }
  }

  /** The series of a family, with their labels. */
  public Set<String> series(String family) {
    Set<String> series = new TreeSet<>();
    for (String name : values.keySet()) {
      if (name.equals(family) || name.startsWith(family + "{")) {
        series.add(name);
      }
    }
    return series;
  }

  public double value(String series) {
    Double value = values.get(series);
    if (value == null) {
      throw new AssertionError("there is no " + series);
    }
    return value;
  }
}

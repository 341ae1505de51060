package io.gameserverexporter.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What is counted of each port: those for which the budget has no room are together in one.
 *
 * @param <L> the counters of a port
 */
final class PortLines<L> {
  static final String OTHER = "_other";

  private final SeriesBudget budget;
  private final Function<List<String>, L> maker;
  private final Map<List<String>, L> lines = new ConcurrentHashMap<>();

  /**
   * @param maker of the counters for the values of the labels
   */
  PortLines(SeriesBudget budget, Function<List<String>, L> maker) {
    this.budget = budget;
    this.maker = maker;
  }

  /**
   * The counters of a port, always the same for the same.
   *
   * @param key the values of the labels, the port last
   * @param series how many series they have
   */
  L get(List<String> key, int series) {
    L line = lines.get(key);
    return line == null ? add(key, series) : line;
  }

  private synchronized L add(List<String> key, int series) {
    L line = lines.get(key);
    if (line != null) {
      return line;
    }
    if (budget.take(series)) {
      line = maker.apply(key);
      lines.put(key, line);
      return line;
    }
    budget.limited();
    List<String> beyond = new ArrayList<>(key);
    beyond.set(beyond.size() - 1, OTHER);
    line = lines.get(beyond);
    if (line == null) {
      budget.takeForOther(series);
      line = maker.apply(key);
      lines.put(beyond, line);
    }
    return line;
  }

  void forEach(BiConsumer<List<String>, L> each) {
    lines.forEach(each);
  }
}

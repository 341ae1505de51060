package io.gameserverexporter.omok.e2e;

import java.util.List;

/** Samples of a page in Prometheus's text format. */
final class MetricsPage {
  private MetricsPage() {}

  /** The value of the one sample of a name and, where given, labels as they stand in the page. */
  static double value(String page, String series) {
    List<Double> values = values(page, series);
    if (values.size() != 1) {
      throw new AssertionError(values.size() + " samples of " + series + " in\n" + page);
    }
    return values.get(0);
  }

  /** The sum of the samples of a name, whatever their labels; 0 without any. */
  static double sum(String page, String name) {
    return values(page, name).stream().mapToDouble(Double::doubleValue).sum();
  }

  private static List<Double> values(String page, String series) {
    return page.lines()
        .filter(line -> line.startsWith(series + " ") || line.startsWith(series + "{"))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }
}

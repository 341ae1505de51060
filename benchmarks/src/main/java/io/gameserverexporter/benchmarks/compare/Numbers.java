package io.gameserverexporter.benchmarks.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Summaries of several measurements, and how they are printed. */
final class Numbers {
  static final double MEGABYTE = 1024.0 * 1024;

  private Numbers() {}

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static double least(double... values) {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  static <T> double median(Collection<T> runs, ToDoubleFunction<T> value) {
    return median(runs.stream().mapToDouble(value).toArray());
  }

  static <T> double least(Collection<T> runs, ToDoubleFunction<T> value) {
    return least(runs.stream().mapToDouble(value).toArray());
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

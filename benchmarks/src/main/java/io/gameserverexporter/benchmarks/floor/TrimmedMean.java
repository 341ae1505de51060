package io.gameserverexporter.benchmarks.floor;

import java.util.List;

/** The mean of the middle three fifths: the other values are what else the machine did. */
final class TrimmedMean {
  private static final int FIFTHS = 5;

  private final double mean;
  private final double error;

  /**
   * @param values at least five
   */
  TrimmedMean(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int all = sorted.length;
    int cut = all / FIFTHS;
    double sum = 0;
    for (int i = cut; i < all - cut; i++) {
      sum += sorted[i];
    }
    mean = sum / (all - 2 * cut);
    // By the variance of the values with those that are cut off moved to where they are cut (Yuen,
    // "The two-sample trimmed t for unequal population variances", Biometrika 61, 1974).
    double moved = 0;
    for (int i = 0; i < all; i++) {
      moved += sorted[Math.min(Math.max(i, cut), all - 1 - cut)];
    }
    double squares = 0;
    for (int i = 0; i < all; i++) {
      double off = sorted[Math.min(Math.max(i, cut), all - 1 - cut)] - moved / all;
      squares += off * off;
    }
    double kept = all - 2.0 * cut;
    error = Math.sqrt(squares / (kept * (kept - 1)));
  }

  double mean() {
    return mean;
  }

  /** Its standard error. */
  double error() {
    return error;
  }
}

package io.gameserverexporter.collect.textfile;

import io.prometheus.metrics.model.snapshots.Labels;

/** One line with a value. */
final class FileSample {
  /** Behind the family's name, as {@code _count}; empty for most. */
  final String suffix;

  /**
   * Without {@code le} of a histogram and {@code quantile} of a summary, and without those that are
   * empty, which are none to Prometheus.
   */
  final Labels labels;

  /** The value of {@code le} or {@code quantile} as written; empty where the line has none. */
  final String bound;

  final double value;
  final int line;

  FileSample(String suffix, Labels labels, String bound, double value, int line) {
    this.suffix = suffix;
    this.labels = labels;
    this.bound = bound;
    this.value = value;
    this.line = line;
  }

  boolean hasBound() {
    return !bound.isEmpty();
  }

  double boundValue() {
    return TextFormat.number(bound);
  }
}

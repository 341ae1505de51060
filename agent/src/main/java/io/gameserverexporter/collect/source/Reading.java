package io.gameserverexporter.collect.source;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/** What a source says in one go. All of it counts, or nothing when the source fails half way. */
public final class Reading {
  private final List<Family> families = new ArrayList<>();
  private final List<MetricSnapshot> snapshots = new ArrayList<>();

  /** Adds the value of the series with these labels, which no other value of the family has. */
  public void add(Family family, Labels labels, double value) {
    if (family.isEmpty()) {
      families.add(family);
    }
    family.add(labels, value);
  }

  /** Adds the value of the family's only series, which has no labels. */
  public void add(Family family, double value) {
    add(family, Labels.EMPTY, value);
  }

  /** Adds a family that is complete already. */
  public void add(MetricSnapshot snapshot) {
    snapshots.add(snapshot);
  }

  /** Everything that was added; the families are ready for the next reading. */
  public List<MetricSnapshot> end() {
    try {
      for (Family family : families) {
        snapshots.add(family.snapshot());
      }
      return snapshots;
    } finally {
      drop();
    }
  }

  /** Forgets what was added. */
  public void drop() {
    for (Family family : families) {
      family.clear();
    }
  }
}

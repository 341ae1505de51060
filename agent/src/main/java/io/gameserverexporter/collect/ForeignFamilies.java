package io.gameserverexporter.collect;

import io.gameserverexporter.collect.source.ForeignSource;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Families that others have named, beside the agent's own. Decided in each scrape: some of the
 * agent's families come late, as those of a collection, and with one name twice there is no page.
 */
final class ForeignFamilies {
  private ForeignFamilies() {}

  /** Adds what the source has, if it is a foreign one, without what is called as one of these. */
  static void add(GuardedSource source, List<MetricSnapshot> all) {
    ForeignSource foreign = source.foreign();
    if (foreign == null) {
      return;
    }
    List<MetricSnapshot> read = new ArrayList<>();
    source.collect(read);
    List<MetricSnapshot> families = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (MetricSnapshot family : read) {
      if (foreign.isForeign(family)) {
        families.add(family);
        addNames(family, names);
      } else {
        all.add(family);
      }
    }
    if (families.isEmpty()) {
      return;
    }
    Set<String> taken = new HashSet<>();
    for (MetricSnapshot family : all) {
      addNames(family, taken);
    }
    taken.retainAll(names);
    for (MetricSnapshot family : families) {
      names.clear();
      addNames(family, names);
      if (Collections.disjoint(names, taken)) {
        all.add(family);
      } else {
        foreign.leftOut(family);
      }
    }
  }

  /** What the family is called by client_java, and its series by Prometheus. */
  private static void addNames(MetricSnapshot family, Set<String> names) {
    String name = family.getMetadata().getPrometheusName();
    names.add(name);
    if (family instanceof CounterSnapshot) {
      names.add(name + "_total");
    } else if (family instanceof InfoSnapshot) {
      names.add(name + "_info");
    } else if (family instanceof HistogramSnapshot || family instanceof SummarySnapshot) {
      names.add(name + "_count");
      names.add(name + "_sum");
      if (family instanceof HistogramSnapshot) {
        names.add(name + "_bucket");
      }
    }
  }
}

package io.gameserverexporter.collect.source;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/**
 * A source of families that others have named. A scrape leaves out those that are called as one of
 * the agent's own: with the same series twice Prometheus takes none of the page.
 */
public interface ForeignSource extends Source {
  /** Whether others have named this family of the newest reading; called by any thread. */
  boolean isForeign(MetricSnapshot family);

  /** Says that a scrape has left this foreign family out; called by any thread, each time. */
  void leftOut(MetricSnapshot family);
}

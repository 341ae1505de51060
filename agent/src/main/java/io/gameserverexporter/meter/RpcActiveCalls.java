package io.gameserverexporter.meter;

import io.gameserverexporter.boot.StripedCounts;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** {@code rpc_server_active_calls}: calls in flight, open streams among them. */
final class RpcActiveCalls implements Collector {
  private final MetricMetadata metadata =
      new MetricMetadata(
          "rpc_server_active_calls",
          "Calls that the server works on at this moment, open streams among them.");
  private volatile @Nullable StripedCounts count;

  /** Null until there is one to {@link #show}. */
  @Nullable StripedCounts count() {
    return count;
  }

  StripedCounts show() {
    StripedCounts shown = new StripedCounts(1);
    count = shown;
    return shown;
  }

  @Override
  public MetricFamilyDescriptor getMetricFamilyDescriptor() {
    return MetricFamilyDescriptor.of(MetricType.GAUGE, metadata);
  }

  @Override
  public GaugeSnapshot collect() {
    StripedCounts shown = count;
    return new GaugeSnapshot(
        metadata,
        shown == null
            ? Collections.<GaugeDataPointSnapshot>emptyList()
            // Threads that take one between the stripes' reads can make the sum dip below zero.
            : Collections.singletonList(
                new GaugeDataPointSnapshot(Math.max(shown.sum(0), 0), RpcLabels.ofSystem(), null)));
  }
}

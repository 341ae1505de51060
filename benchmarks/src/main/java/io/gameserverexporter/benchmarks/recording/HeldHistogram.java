package io.gameserverexporter.benchmarks.recording;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** client_java's classic histogram with the agent's buckets and labels. */
@State(Scope.Benchmark)
public class HeldHistogram {
  final Histogram histogram =
      Histogram.builder()
          .name("yardstick_request_duration_seconds")
          .help("The yardstick.")
          .classicOnly()
          .withoutExemplars()
          .classicUpperBounds(Bounds.seconds())
          .labelNames("method", "route", "status", "scheme", "error")
          .build();

  /** Held, so that no label has to be looked up. */
  final DistributionDataPoint point =
      histogram.labelValues("GET", "/players/{id}", "200", "http", "");
}

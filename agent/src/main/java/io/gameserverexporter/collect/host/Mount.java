package io.gameserverexporter.collect.host;

import io.prometheus.metrics.model.snapshots.Labels;

/** A mounted file system. */
final class Mount {
  /** Where it is mounted, as the host sees it. */
  final String point;

  final boolean readOnly;

  /** device, fstype and mountpoint, as node_exporter labels it. */
  final Labels labels;

  Mount(String device, String point, String type, boolean readOnly) {
    this.point = point;
    this.readOnly = readOnly;
    this.labels = Labels.of("device", device, "fstype", type, "mountpoint", point);
  }
}

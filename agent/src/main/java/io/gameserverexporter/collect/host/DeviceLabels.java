package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.HeldByLine;
import io.prometheus.metrics.model.snapshots.Labels;
import org.jspecify.annotations.Nullable;

/** The label {@code device} of each line of a file with one device a line; null if left out. */
abstract class DeviceLabels extends HeldByLine<Labels> {
  /** Whether a device is left out. */
  abstract boolean isExcluded(String device);

  @Override
  protected final @Nullable Labels make(String device) {
    return isExcluded(device) ? null : Labels.of("device", device);
  }
}

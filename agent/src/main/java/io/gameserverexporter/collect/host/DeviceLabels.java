package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.ProcFile;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The label {@code device} of each line of a file with one device a line, held from reading to
 * reading: the kernel lists devices in the same order until one comes or goes.
 */
abstract class DeviceLabels {
  private final List<Entry> entries = new ArrayList<>();

  private static final class Entry {
    final byte[] name;
    final @Nullable Labels labels;

    Entry(byte[] name, @Nullable Labels labels) {
      this.name = name;
      this.labels = labels;
    }
  }

  /** Whether a device is left out. Asked once, not for each reading. */
  abstract boolean isExcluded(String device);

  /**
   * The labels for the file's current field on the line of this number, counted from 0 without a
   * gap; null for a device that is left out.
   */
  @Nullable Labels of(int line, ProcFile file) {
    if (line < entries.size()) {
      Entry entry = entries.get(line);
      if (file.isField(entry.name)) {
        return entry.labels;
      }
    }
    String device = file.field();
    Entry entry =
        new Entry(file.fieldBytes(), isExcluded(device) ? null : Labels.of("device", device));
    if (line < entries.size()) {
      entries.set(line, entry);
    } else {
      entries.add(entry);
    }
    return entry.labels;
  }
}

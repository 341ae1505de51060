package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.ProcFile;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The label {@code device} for the numbers of a block device, as {@code 8:0}: {@code /dev/sda} as
 * cAdvisor has it, or the numbers where {@code /sys/dev/block} does not know them. Looked up once
 * for each device.
 */
final class BlockDevices {
  private final String folder;
  private final List<Device> known = new ArrayList<>();

  private static final class Device {
    final byte[] numbers;
    final Labels labels;

    Device(byte[] numbers, Labels labels) {
      this.numbers = numbers;
      this.labels = labels;
    }
  }

  /**
   * @param sysfs where {@code /sys} is
   */
  BlockDevices(String sysfs) {
    folder = sysfs + "/dev/block/";
  }

  /** The labels of the device whose numbers are the file's current field. */
  Labels of(ProcFile file) {
    for (Device device : known) {
      if (file.isField(device.numbers)) {
        return device.labels;
      }
    }
    Device device = new Device(file.fieldBytes(), Labels.of("device", name(file.field())));
    known.add(device);
    return device.labels;
  }

  private String name(String numbers) {
    ProcFile event = new ProcFile(folder + numbers + "/uevent", '=');
    try {
      event.read();
      while (event.nextLine()) {
        if (event.nextField() && event.isField("DEVNAME") && event.nextField()) {
          return "/dev/" + event.field();
        }
      }
    } catch (IOException notKnownHere) {
      return numbers;
    }
    return numbers;
  }
}

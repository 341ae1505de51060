package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code netclass}: state and settings of network devices, from {@code /sys/class/net}. Sampled: a
 * driver may ask the device itself.
 */
final class NetClass implements Source {
  private static final double BYTES_PER_MEGABIT = 1e6 / 8;

  private final File folder;
  private final Family up =
      Family.gauge("node_network_up", "1 when the device says that it is up.");
  private final Family carrier =
      Family.gauge("node_network_carrier", "1 when there is something at the other end.");
  private final Family mtu =
      Family.gauge("node_network_mtu_bytes", "Largest packet that the device sends, in bytes.");
  private final Family noHandler =
      Family.counter(
          "node_network_receive_nohandler_total",
          "Packets received on a device that is there for others, and dropped.");
  private final Family speed =
      Family.gauge("node_network_speed_bytes", "Bytes a second that the device can carry.");

  NetClass(Paths paths) {
    folder = new File(paths.sysfs(), "class/net");
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) throws IOException {
    String[] devices = folder.list();
    if (devices == null) {
      throw new IOException(folder + " cannot be listed");
    }
    Arrays.sort(devices);
    for (String device : devices) {
      File own = new File(folder, device);
      if (!own.isDirectory()) {
        continue; // such as bonding_masters
      }
      Labels labels = Labels.of("device", device);
      reading.add(up, labels, "up".equals(text(own, "operstate")) ? 1 : 0);
      add(reading, carrier, labels, text(own, "carrier"), 1);
      add(reading, mtu, labels, text(own, "mtu"), 1);
      add(reading, noHandler, labels, text(own, "statistics/rx_nohandler"), 1);
      add(reading, speed, labels, text(own, "speed"), BYTES_PER_MEGABIT);
    }
  }

  private static void add(
      Reading reading, Family family, Labels labels, @Nullable String text, double unit) {
    // A device that does not know says nothing, or something below 0.
    if (text != null && !text.isEmpty() && !text.startsWith("-")) {
      reading.add(family, labels, Long.parseLong(text) * unit);
    }
  }

  /** What the file says; null when the device has no such figure, or none at this moment. */
  private static @Nullable String text(File device, String name) {
    ProcFile file = new ProcFile(new File(device, name).getPath());
    try {
      file.read();
    } catch (IOException e) {
      return null;
    }
    return file.nextLine() && file.nextField() ? file.field() : "";
  }
}

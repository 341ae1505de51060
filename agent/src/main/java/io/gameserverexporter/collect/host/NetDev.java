package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;

/** {@code netdev}: what network devices received and sent, from {@code /proc/net/dev}. */
final class NetDev extends ProcSource {
  private static final int HEADER_LINES = 2;

  /**
   * The columns of the file from left to right: how node_exporter names them, and what they say.
   */
  private static final String[][] COLUMNS = {
    {"receive_bytes", "Bytes received."},
    {"receive_packets", "Packets received."},
    {"receive_errs", "Packets received broken: cable, driver or a wrong size."},
    {
      "receive_drop",
      "Packets received and thrown away, because nobody wanted them or nobody took them in time."
    },
    {"receive_fifo", "Packets lost because the device's buffer was full."},
    {"receive_frame", "Packets received with framing errors."},
    {"receive_compressed", "Compressed packets received."},
    {"receive_multicast", "Multicast packets received."},
    {"transmit_bytes", "Bytes sent."},
    {"transmit_packets", "Packets sent."},
    {"transmit_errs", "Packets that could not be sent."},
    {"transmit_drop", "Packets thrown away before sending, as the queue was full."},
    {"transmit_fifo", "Packets lost because the device's buffer was full, while sending."},
    {"transmit_colls", "Collisions on the wire while sending."},
    {"transmit_carrier", "Losses of the carrier while sending."},
    {"transmit_compressed", "Compressed packets sent."},
  };

  private final ProcFile file;
  private final Family[] families = new Family[COLUMNS.length];
  private final DeviceLabels devices =
      new DeviceLabels() {
        @Override
        boolean isExcluded(String device) {
          return false;
        }
      };

  NetDev(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(netFile(paths, "dev"), ':');
    for (int i = 0; i < families.length; i++) {
      families[i] = family(COLUMNS[i][0]);
    }
  }

  /** The family of a column, for every source that has figures for it. */
  static Family family(String column) {
    for (String[] each : COLUMNS) {
      if (each[0].equals(column)) {
        return Family.counter("node_network_" + column + "_total", each[1]);
      }
    }
    throw new IllegalArgumentException(column);
  }

  @Override
  public void collect(Reading reading) throws IOException {
    file.read();
    for (int i = 0; i < HEADER_LINES; i++) {
      file.nextLine();
    }
    for (int line = 0; file.nextLine() && file.nextField(); line++) {
      Labels device = devices.of(line, file);
      for (Family family : families) {
        double value = file.nextNumber();
        if (device != null) {
          reading.add(family, device, value);
        }
      }
    }
  }
}

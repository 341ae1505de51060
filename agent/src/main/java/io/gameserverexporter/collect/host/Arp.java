package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** {@code arp}: neighbours on the network by device, from {@code /proc/net/arp}. */
final class Arp extends ProcSource {
  /** Address, type, flags, hardware address and mask come before the device. */
  private static final int FIELDS = 6;

  private final ProcFile file;
  private final Family entries =
      Family.gauge("node_arp_entries", "Neighbours on the network whose addresses are known.");

  Arp(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(netFile(paths, "arp"));
  }

  @Override
  public void collect(Reading reading) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    file.read();
    file.nextLine(); // the header
    while (file.nextLine()) {
      if (file.skipTo(FIELDS)) {
        Integer count = counts.get(file.field());
        counts.put(file.field(), count == null ? 1 : count + 1);
      }
    }
    for (Map.Entry<String, Integer> device : counts.entrySet()) {
      reading.add(entries, Labels.of("device", device.getKey()), device.getValue());
    }
  }
}

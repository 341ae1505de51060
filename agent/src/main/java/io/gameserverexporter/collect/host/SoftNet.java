package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code softnet}: packets by the processor that took them, from {@code /proc/net/softnet_stat}.
 */
final class SoftNet extends ProcSource {
  /**
   * Before the number of the processor, which Linux 5.10 and later say; one that is off has no
   * line.
   */
  private static final int FIELDS_BETWEEN = 9;

  private final ProcFile file;
  private final List<Labels> labels = new ArrayList<>();
  private final Family processed =
      Family.counter("node_softnet_processed_total", "Packets that the processor took up.");
  private final Family dropped =
      Family.counter(
          "node_softnet_dropped_total",
          "Packets lost because the processor had too many to take up.");
  private final Family squeezed =
      Family.counter(
          "node_softnet_times_squeezed_total",
          "How often the processor left packets for later, as its share of time was used up.");

  SoftNet(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(netFile(paths, "softnet_stat"));
  }

  @Override
  public void collect(Reading reading) throws IOException {
    file.read();
    for (int line = 0; file.nextLine(); line++) {
      double taken = file.nextHex();
      double lost = file.nextHex();
      double left = file.nextHex();
      Labels ofCpu = labels(file.skipTo(FIELDS_BETWEEN) ? (int) file.nextHex() : line);
      reading.add(processed, ofCpu, taken);
      reading.add(dropped, ofCpu, lost);
      reading.add(squeezed, ofCpu, left);
    }
  }

  private Labels labels(int cpu) {
    while (labels.size() <= cpu) {
      labels.add(Labels.of("cpu", Integer.toString(labels.size())));
    }
    return labels.get(cpu);
  }
}

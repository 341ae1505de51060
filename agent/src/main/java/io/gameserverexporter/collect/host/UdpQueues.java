package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.File;
import java.io.IOException;

/**
 * {@code udp_queues}: bytes that wait in UDP sockets, from {@code /proc/net/udp} and {@code udp6},
 * which have a line for each socket. Sampled, as there may be thousands.
 */
final class UdpQueues implements Source {
  /** The slot, two addresses with ports, and the state come before; all end at colons, too. */
  private static final int FIELDS_BEFORE = 6;

  private final ProcFile[] files;
  private final Labels[][] labels = {labels("v4"), labels("v6")};
  private final Family queues =
      Family.gauge(
          "node_udp_queues",
          "Bytes that wait in UDP sockets: in rx for programs to read them, in tx to be sent.");

  UdpQueues(Paths paths) {
    String version6 = ProcSource.netFile(paths, "udp6");
    ProcFile version4 = new ProcFile(ProcSource.netFile(paths, "udp"), ':');
    files =
        new File(version6).canRead()
            ? new ProcFile[] {version4, new ProcFile(version6, ':')}
            : new ProcFile[] {version4};
  }

  private static Labels[] labels(String version) {
    return new Labels[] {
      Labels.of("ip", version, "queue", "tx"), Labels.of("ip", version, "queue", "rx")
    };
  }

  @Override
  public int intervalMillis() {
    return SAMPLED;
  }

  @Override
  public void collect(Reading reading) throws IOException {
    for (int i = 0; i < files.length; i++) {
      double sent = 0;
      double received = 0;
      files[i].read();
      files[i].nextLine(); // the header
      while (files[i].nextLine()) {
        files[i].skipTo(FIELDS_BEFORE);
        sent += files[i].nextHex();
        received += files[i].nextHex();
      }
      reading.add(queues, labels[i][0], sent);
      reading.add(queues, labels[i][1], received);
    }
  }
}

package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;

/** {@code loadavg}: the load averages, from {@code /proc/loadavg}. */
final class LoadAverage extends ProcSource {
  private final ProcFile file;
  private final Family[] families = families();

  LoadAverage(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(paths.proc("loadavg"));
  }

  /** The families for 1, 5 and 15 minutes. */
  static Family[] families() {
    return new Family[] {
      Family.gauge(
          "node_load1",
          "Load average over 1 minute: how many threads ran or waited for a processor or a disk. Above"
              + " the number of processors, something waits."),
      Family.gauge("node_load5", "Load average over 5 minutes; see node_load1."),
      Family.gauge("node_load15", "Load average over 15 minutes; see node_load1.")
    };
  }

  @Override
  public void collect(Reading reading) throws IOException {
    file.read();
    file.nextLine();
    for (Family family : families) {
      reading.add(family, file.nextDecimal());
    }
  }
}

package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sockstat}: sockets by protocol, from {@code /proc/net/sockstat} and {@code sockstat6}. */
final class SockStat extends ProcSource {
  private final ProcFile[] files;
  private final List<List<Family>> lines = new ArrayList<>();
  private final double pageBytes;

  SockStat(Paths paths, boolean blocking) {
    super(blocking);
    pageBytes = PageSize.bytes();
    String version6 = netFile(paths, "sockstat6");
    ProcFile version4 = new ProcFile(netFile(paths, "sockstat"), ':');
    files =
        new File(version6).canRead()
            ? new ProcFile[] {version4, new ProcFile(version6, ':')}
            : new ProcFile[] {version4};
  }

  /** Takes each line as {@code TCP: inuse 4 orphan 0 tw 0 alloc 4 mem 1}. */
  @Override
  public void collect(Reading reading) throws IOException {
    int line = 0;
    for (ProcFile file : files) {
      file.read();
      while (file.nextLine() && file.nextField()) {
        if (line == lines.size()) {
          lines.add(new ArrayList<>());
        }
        collect(reading, file, lines.get(line++));
      }
    }
  }

  private void collect(Reading reading, ProcFile file, List<Family> families) throws IOException {
    boolean known = !families.isEmpty();
    String protocol = known ? "" : file.field();
    int next = 0;
    while (file.nextField()) {
      boolean isPages = file.isField("mem");
      if (!known) {
        String name = "node_sockstat_" + protocol + "_" + file.field();
        families.add(Family.gauge(name, help(protocol, file.field())));
        if (isPages) {
          families.add(
              Family.gauge(name + "_bytes", "Memory of " + protocol + " sockets, in bytes."));
        }
      }
      double value = file.nextNumber();
      reading.add(families.get(next++), value);
      if (isPages) {
        reading.add(families.get(next++), value * pageBytes);
      }
    }
  }

  private static String help(String protocol, String field) {
    switch (field) {
      case "used":
        return "Sockets of all kinds.";
      case "inuse":
        return protocol + " sockets in use.";
      case "tw":
        return "TCP connections that were closed and wait for stragglers.";
      case "orphan":
        return "TCP connections that no program holds any more.";
      case "mem":
        return "Memory of " + protocol + " sockets, in pages.";
      default:
        return "Field " + protocol + " " + field + " of /proc/net/sockstat.";
    }
  }
}

package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code vmstat}: paging, swapping and out-of-memory kills, from {@code /proc/vmstat}; the fields
 * that node_exporter shows by default.
 */
final class VmStat extends ProcSource {
  private final ProcFile file;
  private final List<Field> fields = new ArrayList<>();

  VmStat(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(paths.proc("vmstat"));
  }

  private static final class Field {
    final byte[] key;
    final Family family;

    Field(byte[] key, Family family) {
      this.key = key;
      this.family = family;
    }
  }

  @Override
  public void collect(Reading reading) throws IOException {
    file.read();
    int number = 0;
    while (file.nextLine()) {
      if (!file.nextField() || !isShown()) {
        continue;
      }
      if (number >= fields.size() || !file.isField(fields.get(number).key)) {
        fields.subList(number, fields.size()).clear();
        String name = file.field();
        fields.add(new Field(file.fieldBytes(), Family.untyped("node_vmstat_" + name, help(name))));
      }
      reading.add(fields.get(number++).family, file.nextNumber());
    }
  }

  /** node_exporter's {@code ^(oom_kill|pgpg|pswp|pg.*fault).*}. */
  private boolean isShown() {
    return file.startsWith("oom_kill")
        || file.startsWith("pgpg")
        || file.startsWith("pswp")
        || (file.startsWith("pg") && file.field().indexOf("fault", 2) >= 0);
  }

  private static String help(String field) {
    switch (field) {
      case "oom_kill":
        return "Processes that the kernel killed because memory ran out, since boot.";
      case "pgfault":
        return "Page faults since boot; most cost little.";
      case "pgmajfault":
        return "Page faults that had to read from disk, since boot. Each stops the thread that has"
            + " it.";
      case "pgpgin":
        return "KiB read from block devices since boot.";
      case "pgpgout":
        return "KiB written to block devices since boot.";
      case "pswpin":
        return "Pages read from swap since boot. A rate above 0 means that memory is short now.";
      case "pswpout":
        return "Pages written to swap since boot.";
      default:
        return "Field " + field + " of /proc/vmstat.";
    }
  }
}

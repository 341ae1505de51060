package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.HeldByLine;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code vmstat}: paging, swapping and out-of-memory kills, from {@code /proc/vmstat}; the fields
 * that node_exporter shows by default.
 */
final class VmStat extends ProcSource {
  private static final Pattern SHOWN = Pattern.compile("(oom_kill|pgpg|pswp|pg.*fault).*");

  private final ProcFile file;
  private final HeldByLine<Family> fields =
      new HeldByLine<Family>() {
        @Override
        protected @Nullable Family make(String field) {
          return SHOWN.matcher(field).matches()
              ? Family.untyped("node_vmstat_" + field, help(field))
              : null;
        }
      };

  VmStat(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(paths.proc("vmstat"));
  }

  @Override
  public void collect(Reading reading) throws IOException {
    file.read();
    for (int line = 0; file.nextLine() && file.nextField(); line++) {
      Family family = fields.of(line, file);
      if (family != null) {
        reading.add(family, file.nextNumber());
      }
    }
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

package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code stat}: boot time and the kernel's counts of what it did, from {@code /proc/stat}. */
final class Stat extends ProcSource {
  private final ProcFile file;
  private final Family interrupts = interrupts();
  private final Family contextSwitches = contextSwitches();
  private final Family bootTime = bootTime();
  private final Family forks =
      Family.counter(
          "node_forks_total",
          "Processes and threads started since boot. A high rate comes from scripts or from threads"
              + " that are not pooled.");
  private final Family running =
      Family.gauge(
          "node_procs_running", "Threads that run or wait for a processor at this moment.");
  private final Family blocked =
      Family.gauge("node_procs_blocked", "Threads that wait for a disk at this moment.");

  Stat(Paths paths, boolean blocking) {
    super(blocking);
    file = new ProcFile(paths.proc("stat"));
  }

  static Family interrupts() {
    return Family.counter("node_intr_total", "Interrupts served since boot.");
  }

  static Family contextSwitches() {
    return Family.counter(
        "node_context_switches_total",
        "How often processors changed from one thread to another since boot. A high rate comes from"
            + " too many busy threads or from fighting over locks.");
  }

  static Family bootTime() {
    return Family.gauge(
        "node_boot_time_seconds",
        "When the machine was started, in seconds since 1970: it changes with a reboot.");
  }

  @Override
  public void collect(Reading reading) throws IOException {
    file.read();
    boolean found = false;
    while (file.nextLine()) {
      if (!file.nextField() || file.startsWith("cpu")) {
        continue;
      }
      Family family = family();
      if (family != null) {
        reading.add(family, file.nextNumber());
        found = true;
      }
    }
    if (!found) {
      throw new IOException(file.path() + " has none of the lines that it should have");
    }
  }

  private @Nullable Family family() {
    if (file.isField("intr")) {
      return interrupts;
    }
    if (file.isField("ctxt")) {
      return contextSwitches;
    }
    if (file.isField("processes")) {
      return forks;
    }
    if (file.isField("btime")) {
      return bootTime;
    }
    if (file.isField("procs_running")) {
      return running;
    }
    return file.isField("procs_blocked") ? blocked : null;
  }
}

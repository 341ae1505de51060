package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import java.io.IOException;

/** How long the hypervisor gave the machine's processors to others. */
public final class StealTime {
  /** User, nice, system, idle, iowait, irq and softirq come before. */
  private static final int FIELDS_BEFORE = 7;

  private final ProcFile stat;
  private final boolean blocking;

  /** Of the machine. */
  public StealTime(Paths paths) {
    stat = new ProcFile(paths.proc("stat"));
    blocking = MountTable.hasUserSpaceFiles(new ProcFile("/proc/self/mounts"), paths.procfs());
  }

  /**
   * Seconds since boot, added up over processors; 0 where a program makes {@code /proc}, as in LXC,
   * and may let the caller wait.
   */
  public double seconds() throws IOException {
    if (blocking) {
      return 0;
    }
    stat.read();
    stat.nextLine();
    stat.nextField();
    stat.skipTo(FIELDS_BEFORE);
    return stat.nextNumber() / ProcFile.TICKS_PER_SECOND;
  }
}

package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How long this process's container has stood still because of its processor limit. */
public final class ThrottledTime {
  private static final double MICROS_PER_SECOND = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Cgroup cgroup;
  private @Nullable CgroupFolder folder;
  private @Nullable ProcFile stat;

  /** Of this process. */
  public ThrottledTime(Paths paths) {
    this(new Cgroup("/proc/self", paths));
  }

  ThrottledTime(Cgroup cgroup) {
    this.cgroup = cgroup;
  }

  /** Seconds since the container was made, added up over processors; 0 without a limit. */
  public double seconds() throws IOException {
    CgroupFolder now = cgroup.folder("cpu");
    if (now != folder) {
      folder = now;
      stat = now == null ? null : now.file("cpu.stat");
    }
    ProcFile file = stat;
    if (file == null) {
      return 0;
    }
    file.read();
    while (file.nextLine()) {
      file.nextField();
      if (file.isField("throttled_usec")) {
        return file.nextNumber() / MICROS_PER_SECOND;
      } else if (file.isField("throttled_time")) {
        return file.nextNumber() / NANOS_PER_SECOND;
      }
    }
    return 0;
  }
}

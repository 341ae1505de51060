package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How long this process's container has stood still because of its processor limit. */
public final class ThrottledTime {
  /** Of version 2. */
  private static final String MICROS = "throttled_usec";

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
      if (isField(file)) {
        return seconds(file);
      }
    }
    return 0;
  }

  /** Whether this is the line of {@code cpu.stat} with the time; its unit is in its name. */
  static boolean isField(ProcFile file) {
    return file.isField(MICROS) || file.isField("throttled_time");
  }

  /** The time in that line, in seconds. */
  static double seconds(ProcFile file) throws IOException {
    double unit = file.isField(MICROS) ? MICROS_PER_SECOND : NANOS_PER_SECOND;
    return file.nextNumber() / unit;
  }
}

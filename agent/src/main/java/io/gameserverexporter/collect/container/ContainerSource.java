package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source that reads the control group of one controller, wherever the process is moved. */
abstract class ContainerSource implements Source {
  /** Version 1 has no word for it: its largest number is about 2^63, rounded down to pages. */
  private static final double NO_LIMIT = 1L << 62;

  private final Cgroup cgroup;
  private final String controller;
  private @Nullable CgroupFolder folder;

  ContainerSource(Cgroup cgroup, String controller) {
    this.cgroup = cgroup;
    this.controller = controller;
  }

  /** Itself; null when this process is in no group of the kind. */
  final @Nullable Source orNone() throws IOException {
    return cgroup.folder(controller) == null ? null : this;
  }

  @Override
  public final void collect(Reading reading) throws IOException {
    CgroupFolder now = cgroup.folder(controller);
    if (now != folder) {
      folder = now;
      if (now != null) {
        open(now);
      }
    }
    if (now != null) {
      read(reading);
    }
  }

  /** Finds the files, the first time and when the process has come to another group. */
  abstract void open(CgroupFolder folder) throws IOException;

  /** Reads the files. */
  abstract void read(Reading reading) throws IOException;

  /**
   * Adds the number that is all that a file has, unless the file is missing or means that there is
   * no limit.
   */
  static void add(Reading reading, Family family, @Nullable ProcFile file) throws IOException {
    if (file != null) {
      file.read();
      file.nextLine();
      file.nextField();
      if (!file.isField("max") && !file.startsWith("-")) {
        double number = file.number();
        if (number < NO_LIMIT) {
          reading.add(family, number);
        }
      }
    }
  }
}

package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.ProcFile;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The folder of one control group, whose files are the kernel's. */
final class CgroupFolder {
  private final String path;

  /** Whether its files are those of version 2. */
  final boolean unified;

  CgroupFolder(String path, boolean unified) {
    this.path = path;
    this.unified = unified;
  }

  boolean exists() {
    return new File(path).isDirectory();
  }

  /**
   * Whether it is the root of all groups, in which the machine's processes are that are in no
   * container. Inside a container its own group may look like the root; that only the real one has
   * a {@code release_agent}, and in version 2 no {@code cgroup.events}, tells them apart.
   */
  boolean isRoot() {
    return unified
        ? !new File(path, "cgroup.events").exists()
        : new File(path, "release_agent").exists();
  }

  /**
   * A file of the group, or null when there is none or it cannot be read, as that of a controller
   * that is off.
   */
  @Nullable ProcFile file(String name) {
    ProcFile file = new ProcFile(path + "/" + name);
    try {
      file.read();
      return file;
    } catch (IOException e) {
      return null;
    }
  }
}

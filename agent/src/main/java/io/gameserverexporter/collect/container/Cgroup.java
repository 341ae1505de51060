package io.gameserverexporter.collect.container;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The control groups that this process is in, which is what a container is to the kernel: a folder
 * for each controller in version 1, one for all in version 2, or some of each.
 *
 * <p>{@code /proc/self/cgroup} says which groups these are, and {@code /proc/self/mountinfo} where
 * their folders can be seen from here: inside a container often nothing but its own folder, as
 * {@code /sys/fs/cgroup}. Where they can be seen several times, as when the host's {@code /sys} is
 * mounted, too, what is below {@code sysfs} comes first.
 */
final class Cgroup {
  private static final long RECHECK_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Fields of {@code mountinfo} before the mount's root. */
  private static final int FIELDS_TO_ROOT = 3;

  private final String sysfs;
  private final ProcFile groups;
  private final ProcFile mounts;
  private final Map<String, CgroupFolder> folders = new HashMap<>();
  private byte[] text = {};
  private long checkedNanos;
  private boolean known;

  /**
   * @param self {@code /proc/self}
   */
  Cgroup(String self, Paths paths) {
    sysfs = paths.sysfs() + "/";
    groups = new ProcFile(self + "/cgroup");
    mounts = new ProcFile(self + "/mountinfo");
  }

  /** Where {@code /sys} is. */
  String sysfs() {
    return sysfs.substring(0, sysfs.length() - 1);
  }

  /**
   * Where the group is that a controller of version 1, or version 2, has this process in; null when
   * it is none but the root, as outside of containers, or cannot be seen from here. The same object
   * until the process moves to another group.
   */
  synchronized @Nullable CgroupFolder folder(String controller) throws IOException {
    long now = System.nanoTime();
    if (!known || now - checkedNanos >= RECHECK_NANOS) {
      groups.read();
      if (!known || !groups.isSame(text)) {
        find();
        text = groups.bytes();
      }
      known = true;
      checkedNanos = now;
    }
    CgroupFolder ofVersion1 = folders.get(controller);
    return ofVersion1 != null ? ofVersion1 : folders.get("");
  }

  /** Takes each line as {@code 4:memory:/docker/1f} or, for version 2, {@code 0::/docker/1f}. */
  private void find() throws IOException {
    folders.clear();
    List<CgroupMount> mounted = mounts();
    for (String line : new String(groups.bytes(), StandardCharsets.UTF_8).split("\n", -1)) {
      String[] fields = line.split(":", FIELDS_TO_ROOT);
      if (fields.length == FIELDS_TO_ROOT) {
        for (String controller : fields[1].split(",", -1)) {
          CgroupFolder folder = find(controller, fields[2], mounted);
          if (folder != null) {
            folders.put(controller, folder);
          }
        }
      }
    }
  }

  private static @Nullable CgroupFolder find(
      String controller, String path, List<CgroupMount> mounted) {
    for (CgroupMount mount : mounted) {
      String folder = mount.has(controller) ? mount.folder(path) : null;
      if (folder != null) {
        CgroupFolder found = new CgroupFolder(folder, controller.isEmpty());
        if (found.exists()) {
          return found.isRoot() ? null : found;
        }
      }
    }
    return null;
  }

  /** The mounts of control groups, those below {@code sysfs} first. */
  private List<CgroupMount> mounts() throws IOException {
    mounts.read();
    List<CgroupMount> mounted = new ArrayList<>();
    int preferred = 0;
    while (mounts.nextLine()) {
      mounts.skipTo(FIELDS_TO_ROOT + 1);
      String root = mounts.unescapedField();
      mounts.nextField();
      String point = mounts.unescapedField();
      while (mounts.nextField() && !mounts.isField("-")) {
        // As many optional fields as the kernel likes.
      }
      mounts.nextField();
      if (mounts.isField("cgroup") || mounts.isField("cgroup2")) {
        boolean unified = mounts.isField("cgroup2");
        mounts.skipTo(2);
        CgroupMount mount = new CgroupMount(root, point, unified ? "" : mounts.field());
        if (point.startsWith(sysfs)) {
          mounted.add(preferred++, mount);
        } else {
          mounted.add(mount);
        }
      }
    }
    return mounted;
  }
}

package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The host's mounted file systems, without those that node_exporter leaves out by default. Kept as
 * long as the kernel's list stays the same.
 */
final class MountTable {
  /** node_exporter's default {@code fs-types-exclude}. */
  private static final Set<String> EXCLUDED_TYPES =
      new HashSet<>(
          Arrays.asList(
              "autofs",
              "binfmt_misc",
              "bpf",
              "cgroup",
              "cgroup2",
              "configfs",
              "debugfs",
              "devpts",
              "devtmpfs",
              "fusectl",
              "hugetlbfs",
              "iso9660",
              "mqueue",
              "nsfs",
              "overlay",
              "proc",
              "procfs",
              "pstore",
              "rpc_pipefs",
              "securityfs",
              "selinuxfs",
              "squashfs",
              "sysfs",
              "tracefs"));

  private final Paths paths;
  private final ProcFile ofInit;
  private final ProcFile ofSelf;
  private byte[] text = {};
  private List<Mount> mounts = Collections.emptyList();

  MountTable(Paths paths) {
    this.paths = paths;
    ofInit = new ProcFile(paths.proc("1/mounts"));
    ofSelf = new ProcFile(paths.proc("mounts"));
  }

  /** The mounts of this moment. */
  synchronized List<Mount> read() throws IOException {
    ProcFile file = ofInit;
    try {
      file.read();
    } catch (IOException e) {
      // Other users' processes may be hidden.
      file = ofSelf;
      file.read();
    }
    if (!file.isSame(text)) {
      mounts = parse(file, paths);
      text = file.bytes();
    }
    return mounts;
  }

  private static List<Mount> parse(ProcFile file, Paths paths) throws IOException {
    List<Mount> mounts = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    while (file.nextLine()) {
      if (!file.nextField()) {
        continue;
      }
      String device = file.field();
      file.nextField();
      String point = paths.withoutRoot(file.unescapedField());
      file.nextField();
      String type = file.field();
      if (!file.nextField()) {
        throw new IOException(file.path() + " has a line with fewer fields than it should have");
      }
      if (isExcludedPoint(point) || EXCLUDED_TYPES.contains(type)) {
        continue;
      }
      Mount mount = new Mount(device, point, type, isReadOnly(file.field()));
      // Mounted over: the same labels a second time.
      if (seen.add(mount.labels)) {
        mounts.add(mount);
      }
    }
    return Collections.unmodifiableList(mounts);
  }

  /**
   * Whether files below a directory come from a program instead of the kernel, as LXC lays over
   * {@code /proc}; those may block.
   */
  static boolean hasUserSpaceFiles(ProcFile mounts, String directory) {
    try {
      mounts.read();
    } catch (IOException e) {
      return false;
    }
    while (mounts.nextLine()) {
      mounts.skipTo(2);
      String point = mounts.unescapedField();
      mounts.nextField();
      if (mounts.startsWith("fuse")
          && !mounts.isField("fusectl")
          && (point.equals(directory) || point.startsWith(directory + "/"))) {
        return true;
      }
    }
    return false;
  }

  /**
   * node_exporter's default {@code mount-points-exclude}: {@code
   * ^/(dev|proc|run/credentials/.+|sys|var/lib/docker/.+|var/lib/containers/storage/.+)($|/)}.
   */
  static boolean isExcludedPoint(String point) {
    return isBelow(point, "/dev")
        || isBelow(point, "/proc")
        || isBelow(point, "/sys")
        || hasMore(point, "/run/credentials/")
        || hasMore(point, "/var/lib/docker/")
        || hasMore(point, "/var/lib/containers/storage/");
  }

  private static boolean isBelow(String point, String directory) {
    return point.startsWith(directory)
        && (point.length() == directory.length() || point.charAt(directory.length()) == '/');
  }

  private static boolean hasMore(String point, String start) {
    return point.startsWith(start) && point.length() > start.length();
  }

  private static boolean isReadOnly(String options) {
    return options.equals("ro") || options.startsWith("ro,");
  }
}

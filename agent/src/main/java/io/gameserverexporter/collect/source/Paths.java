package io.gameserverexporter.collect.source;

/** Where the host's file systems are seen from here, as node_exporter's {@code --path.*} flags. */
public final class Paths {
  private final String procfs;
  private final String sysfs;
  private final String rootfs;

  public Paths(String procfs, String sysfs, String rootfs) {
    this.procfs = withoutSlash(procfs);
    this.sysfs = withoutSlash(sysfs);
    this.rootfs = withoutSlash(rootfs);
  }

  /** Where {@code /proc} is. */
  public String procfs() {
    return procfs;
  }

  /** A path below {@code /proc}. */
  public String proc(String below) {
    return procfs + "/" + below;
  }

  /** Where {@code /sys} is. */
  public String sysfs() {
    return sysfs;
  }

  /** Where a path of the host can be reached from here. */
  public String root(String path) {
    return rootfs.isEmpty() ? path : rootfs + (path.equals("/") ? "" : path);
  }

  /** A path as the host has it, of one that may be seen through {@code rootfs}. */
  public String withoutRoot(String path) {
    if (!rootfs.isEmpty() && path.startsWith(rootfs + "/")) {
      return path.substring(rootfs.length());
    }
    return path.equals(rootfs) ? "/" : path;
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}

package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;

/**
 * {@code uname}: which system this is, from {@code /proc/sys/kernel}, where the kernel shows what
 * the system call {@code uname} says.
 */
final class Uname implements Source {
  private static final int MINUTE = 60_000;

  private final Paths paths;
  private final Family family = family();

  Uname(Paths paths) {
    this.paths = paths;
  }

  static Family family() {
    return Family.gauge(
        "node_uname_info",
        "Name and version of the machine's operating system; always 1. Dashboards take the name of"
            + " the machine from nodename.");
  }

  @Override
  public int intervalMillis() {
    return MINUTE;
  }

  @Override
  public void collect(Reading reading) throws IOException {
    reading.add(
        family,
        Labels.of(
            "sysname", kernel("ostype"),
            "release", kernel("osrelease"),
            "version", kernel("version"),
            "machine", machine(),
            "nodename", kernel("hostname"),
            "domainname", kernel("domainname")),
        1);
  }

  private String kernel(String name) throws IOException {
    ProcFile file = new ProcFile(paths.proc("sys/kernel/" + name));
    file.read();
    file.nextLine();
    return file.rest();
  }

  private String machine() {
    try {
      return kernel("arch"); // since Linux 6.1
    } catch (IOException e) {
      return machineOf(System.getProperty("os.arch", ""));
    }
  }

  /** The kernel's name of an architecture that Java names otherwise. */
  static String machineOf(String javaName) {
    switch (javaName) {
      case "amd64":
        return "x86_64";
      case "x86":
      case "i386":
        return "i686";
      case "arm":
        return "armv7l";
      default:
        return javaName;
    }
  }
}

package io.gameserverexporter.collect.host;

import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.ProcFile;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The machine, under the names of node_exporter's collectors.
 *
 * <p>On Linux the sources read {@code /proc} themselves. OSHI's native-free backend has a part of
 * the figures (reads and writes neither merged nor timed, 8 of the 16 columns of network devices, 4
 * of the 50 of memory, no inodes), takes 4 to 80 times as long for them, and starts other programs
 * on the way. Elsewhere OSHI is the source, as far as it carries.
 */
public final class HostSources implements SourceTable {
  private final Paths paths;
  private final boolean linux;
  private final @Nullable Instrumentation instrumentation;

  /** Found out and made when the first source asks. */
  private volatile @Nullable Boolean blocking;

  private volatile @Nullable OshiSources oshi;

  /**
   * @param linux whether to read {@code /proc} rather than to ask OSHI
   * @param instrumentation opens what the JVM keeps to itself; null outside of an agent
   */
  public HostSources(Paths paths, boolean linux, @Nullable Instrumentation instrumentation) {
    this.paths = paths;
    this.linux = linux;
    this.instrumentation = instrumentation;
  }

  @Override
  public @Nullable Source open(String name) throws Exception {
    if (name.equals("time")) {
      return new Clock();
    }
    return linux ? openLinux(name) : openElsewhere(name);
  }

  private @Nullable Source openElsewhere(String name) {
    OshiSources open = oshi;
    if (open == null) {
      open = OshiSources.ofThisSystem();
      oshi = open;
    }
    return open.open(name);
  }

  private @Nullable Source openLinux(String name) throws Exception {
    switch (name) {
      case "cpu":
        return new Cpu(paths, mayBlock());
      case "meminfo":
        return new MemoryInfo(paths, mayBlock());
      case "loadavg":
        return new LoadAverage(paths, mayBlock());
      case "stat":
        return new Stat(paths, mayBlock());
      case "netdev":
        return new NetDev(paths, mayBlock());
      case "diskstats":
        return new DiskStats(paths, mayBlock());
      case "filefd":
        return new FileDescriptors(paths, mayBlock());
      case "vmstat":
        return new VmStat(paths, mayBlock());
      case "netstat":
        return new NetStat(paths, mayBlock());
      case "sockstat":
        return new SockStat(paths, mayBlock());
      case "pressure":
        return Pressure.open(paths, mayBlock());
      case "softnet":
        return new SoftNet(paths, mayBlock());
      case "conntrack":
        return KernelNumbers.conntrack(paths, mayBlock());
      case "entropy":
        return KernelNumbers.entropy(paths, mayBlock());
      case "arp":
        return new Arp(paths, mayBlock());
      case "timex":
        return Timex.open(instrumentation);
      case "udp_queues":
        return new UdpQueues(paths);
      case "netclass":
        return new NetClass(paths);
      case "uname":
        return new Uname(paths);
      case "filesystem":
        return new Filesystem(paths);
      case "filesystem_files":
        return new FilesystemFiles(paths, "stat", FilesystemFiles.harmlessFrom());
      default:
        return null;
    }
  }

  /** Whether {@code /proc} is partly made by a program, as in LXC. */
  private boolean mayBlock() {
    Boolean known = blocking;
    if (known == null) {
      known = MountTable.hasUserSpaceFiles(new ProcFile("/proc/self/mounts"), paths.procfs());
      blocking = known;
    }
    return known;
  }
}

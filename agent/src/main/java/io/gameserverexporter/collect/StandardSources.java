package io.gameserverexporter.collect;

import io.prometheus.metrics.config.PrometheusProperties;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources there are. Host sources have the names of node_exporter's collectors.
 *
 * <p>On Linux they read {@code /proc} themselves. OSHI's native-free backend has fewer figures (no
 * merged or timed reads and writes, no idle memory lists, no columns of {@code /proc/net/dev} but
 * eight, no inodes), takes 10 to 100 times as long for them, and starts programs and threads that
 * are no daemons on the way. Elsewhere OSHI is the source, as far as it carries.
 */
final class StandardSources implements SourceTable {
  /** In the order in which they open: what is quick and most looked at comes first. */
  private static final List<String> NAMES =
      Collections.unmodifiableList(
          Arrays.asList(
              "jvm_memory",
              "jvm_gc",
              "jvm_threads",
              "process",
              "cpu",
              "meminfo",
              "loadavg",
              "stat",
              "netdev",
              "diskstats",
              "filefd",
              "vmstat",
              "time",
              "uname",
              "filesystem",
              "jvm_memory_pool_allocation",
              "jvm_buffer_pool",
              "jvm_classes",
              "jvm_compilation",
              "jvm_runtime",
              "process_fds",
              "filesystem_files"));

  private final Paths paths;
  private final PrometheusProperties properties;
  private final boolean linux;

  /** Only touched by the sampler. */
  private @Nullable OshiSources oshi;

  StandardSources(Paths paths, PrometheusProperties properties) {
    this.paths = paths;
    this.properties = properties;
    this.linux = System.getProperty("os.name", "").startsWith("Linux");
  }

  static List<String> names() {
    return NAMES;
  }

  @Override
  public @Nullable Source open(String name) {
    switch (name) {
      case "jvm_memory":
        return ClientJava.memory(properties);
      case "jvm_gc":
        return ClientJava.garbageCollection(properties);
      case "jvm_threads":
        return new JvmThreads();
      case "jvm_memory_pool_allocation":
        return new JvmAllocation();
      case "jvm_buffer_pool":
        return ClientJava.bufferPools(properties);
      case "jvm_classes":
        return ClientJava.classes(properties);
      case "jvm_compilation":
        return ClientJava.compilation(properties);
      case "jvm_runtime":
        return ClientJava.runtime(properties);
      case "time":
        return new Clock();
      default:
        return linux ? openLinux(name) : openElsewhere(name);
    }
  }

  private @Nullable Source openElsewhere(String name) {
    switch (name) {
      case "process":
        return ProcessBean.open();
      case "process_fds":
        return ProcessFilesBean.open();
      case "filefd":
      case "vmstat":
      case "filesystem_files":
        return null;
      default:
        break;
    }
    OshiSources open = oshi;
    if (open == null) {
      // Native code, on these systems only.
      open = new OshiSources(new oshi.SystemInfo());
      oshi = open;
    }
    return open.open(name);
  }

  private @Nullable Source openLinux(String name) {
    boolean blocking =
        MountTable.hasUserSpaceFiles(new ProcFile("/proc/self/mounts"), paths.procfs());
    switch (name) {
      case "process":
        return new ProcessUse("/proc/self", blocking);
      case "process_fds":
        return new ProcessFiles("/proc/self");
      case "cpu":
        return new Cpu(paths, blocking);
      case "meminfo":
        return new MemoryInfo(paths, blocking);
      case "loadavg":
        return new LoadAverage(paths, blocking);
      case "stat":
        return new Stat(paths, blocking);
      case "netdev":
        return new NetDev(paths, blocking);
      case "diskstats":
        return new DiskStats(paths, blocking);
      case "filefd":
        return new FileDescriptors(paths, blocking);
      case "vmstat":
        return new VmStat(paths, blocking);
      case "uname":
        return new Uname(paths);
      case "filesystem":
        return new Filesystem(paths);
      case "filesystem_files":
        return new FilesystemFiles(paths, "stat");
      default:
        return null;
    }
  }
}

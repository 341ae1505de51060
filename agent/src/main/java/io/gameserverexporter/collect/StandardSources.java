package io.gameserverexporter.collect;

import io.prometheus.metrics.config.PrometheusProperties;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources there are. Host sources have the names of node_exporter's collectors.
 *
 * <p>On Linux they read {@code /proc} themselves. OSHI's native-free backend has a part of the
 * figures (reads and writes neither merged nor timed, 8 of the 16 columns of network devices, 4 of
 * the 50 of memory, no inodes), takes 4 to 80 times as long for them, and starts other programs on
 * the way. Elsewhere OSHI is the source, as far as it carries.
 */
final class StandardSources implements SourceTable {
  /** The search for deadlocks among these takes about a millisecond. */
  private static final int MOST_THREADS_TO_SEARCH = 1_000;

  /**
   * In the order in which they open: what is quick and most looked at comes first. Last what makes
   * the sampler pause.
   */
  private static final List<String> NAMES =
      Collections.unmodifiableList(
          Arrays.asList(
              "jvm_memory",
              "jvm_gc",
              "jvm_threads",
              "process",
              "container_cpu",
              "container_memory",
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
              "container_threads",
              "container_pressure",
              "jvm_cpu_count",
              "jvm_gc_duration",
              "jvm_threads_state",
              "jvm_memory_pool_allocation",
              "jvm_buffer_pool",
              "jvm_classes",
              "jvm_compilation",
              "jvm_runtime",
              "process_fds",
              "jvm_threads_deadlocked",
              "filesystem_files"));

  private final Paths paths;
  private final PrometheusProperties properties;
  private final boolean linux;

  /** Found out and made when the first source asks. */
  private volatile @Nullable Boolean blocking;

  private volatile @Nullable OshiSources oshi;
  private volatile @Nullable Cgroup cgroup;

  StandardSources(Paths paths, PrometheusProperties properties) {
    this.paths = paths;
    this.properties = properties;
    this.linux = System.getProperty("os.name", "").startsWith("Linux");
  }

  static List<String> names() {
    return NAMES;
  }

  @Override
  public @Nullable Source open(String name) throws IOException {
    switch (name) {
      case "jvm_memory":
        return ClientJava.memory(properties);
      case "jvm_gc":
        return ClientJava.garbageCollection(properties);
      case "jvm_threads":
        return new JvmThreads();
      case "jvm_threads_state":
        return new JvmThreadStates();
      case "jvm_threads_deadlocked":
        return new JvmDeadlocks(MOST_THREADS_TO_SEARCH);
      case "jvm_cpu_count":
        return new JvmCpuCount();
      case "jvm_gc_duration":
        return new JvmGcDuration();
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
      case "container_cpu":
      case "container_memory":
      case "container_threads":
      case "container_pressure":
        return null;
      default:
        break;
    }
    OshiSources open = oshi;
    if (open == null) {
      open = OshiSources.ofThisSystem();
      oshi = open;
    }
    return open.open(name);
  }

  private @Nullable Source openLinux(String name) throws IOException {
    switch (name) {
      case "process":
        return new ProcessUse("/proc/self");
      case "process_fds":
        return new ProcessFiles("/proc/self");
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
      case "uname":
        return new Uname(paths);
      case "filesystem":
        return new Filesystem(paths);
      case "filesystem_files":
        return new FilesystemFiles(paths, "stat", FilesystemFiles.harmlessFrom());
      case "container_cpu":
        return new ContainerCpu(cgroup()).orNone();
      case "container_memory":
        return new ContainerMemory(cgroup()).orNone();
      case "container_threads":
        return new ContainerThreads(cgroup()).orNone();
      case "container_pressure":
        return new ContainerPressure(cgroup()).orNone();
      default:
        return null;
    }
  }

  private Cgroup cgroup() {
    Cgroup made = cgroup;
    if (made == null) {
      made = new Cgroup("/proc/self", paths);
      cgroup = made;
    }
    return made;
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

package io.gameserverexporter.collect;

import io.gameserverexporter.collect.container.ContainerSources;
import io.gameserverexporter.collect.host.HostSources;
import io.gameserverexporter.collect.jvm.JvmSources;
import io.gameserverexporter.collect.netty.NettyLoops;
import io.gameserverexporter.collect.process.ProcessSources;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.collect.source.SourceTable;
import io.gameserverexporter.collect.textfile.TextFiles;
import io.gameserverexporter.config.Settings;
import io.prometheus.metrics.config.PrometheusProperties;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The sources there are. The word before the first underscore says what a source is about; those of
 * the host have no such word but the names of node_exporter's collectors.
 */
public final class StandardSources implements SourceTable {
  private static final String TICKS = "game_tick";

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
              "container_io",
              "jvm_cpu_count",
              "jvm_gc_duration",
              "jvm_safepoints",
              "jvm_hiccups",
              "jvm_threads_state",
              "jvm_memory_pool_allocation",
              "jvm_buffer_pool",
              "jvm_classes",
              "jvm_compilation",
              "jvm_runtime",
              "jvm_allocation",
              "jvm_virtual_threads",
              "jvm_flags",
              "jvm_native_memory",
              "pressure",
              "netstat",
              "sockstat",
              "softnet",
              "conntrack",
              "entropy",
              "arp",
              "udp_queues",
              "netclass",
              "process_fds",
              "timex",
              "textfile",
              "jvm_threads_deadlocked",
              "jvm_flight_recorder",
              "filesystem_files",
              "netty_loops",
              TICKS,
              "game_method",
              "game_gauge",
              "game_config"));

  /** What costs too much for those who do not need it: off unless asked for. */
  private static final Set<String> ON_REQUEST =
      new HashSet<>(Arrays.asList("timex", "jvm_flight_recorder"));

  private final SourceTable jvm;
  private final SourceTable process;
  private final @Nullable SourceTable container;
  private final SourceTable host;
  private final @Nullable SourceTable game;
  private final String textfile;
  private final SortedMap<String, String> labels;

  /** Those that read no text files and nothing of a game. */
  public StandardSources(
      Paths paths, PrometheusProperties properties, @Nullable Instrumentation instrumentation) {
    this(paths, properties, instrumentation, "", Collections.emptySortedMap(), null);
  }

  /**
   * @param properties the configuration of prometheus-metrics
   * @param instrumentation opens what the JVM keeps to itself; null outside of an agent
   * @param textfile the directory of text files; empty for none
   * @param labels what every series gets
   * @param game what is known of the game, or named by the operator; null for nothing
   */
  public StandardSources(
      Paths paths,
      PrometheusProperties properties,
      @Nullable Instrumentation instrumentation,
      String textfile,
      SortedMap<String, String> labels,
      @Nullable SourceTable game) {
    this.textfile = textfile;
    this.labels = labels;
    this.game = game;
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    jvm = new JvmSources(properties, instrumentation, paths, linux);
    process = new ProcessSources(linux);
    container = linux ? new ContainerSources(paths) : null;
    host = new HostSources(paths, linux, instrumentation);
  }

  public static List<String> names() {
    return NAMES;
  }

  /** Whether the settings want this source. */
  static boolean isOn(String name, Settings settings) {
    // Ticks may be of a loop that is known without a name.
    if (name.startsWith("game_") && !name.equals(TICKS) && !settings.watchesTheGame()) {
      return false;
    }
    return ON_REQUEST.contains(name) ? settings.isAskedFor(name) : settings.isOn(name);
  }

  @Override
  public @Nullable Source open(String name) throws Exception {
    if (name.startsWith("jvm_")) {
      return jvm.open(name);
    }
    if (name.startsWith("process")) {
      return process.open(name);
    }
    if (name.startsWith("container_")) {
      return container == null ? null : container.open(name);
    }
    if (game == null && name.equals(TICKS)) {
      // No loop is looked for: that is no lack of the system's.
      return reading -> {};
    }
    if (name.startsWith("game_")) {
      return game == null ? null : game.open(name);
    }
    if (name.equals("netty_loops")) {
      return new NettyLoops();
    }
    if (name.equals("textfile")) {
      return new TextFiles(textfile, labels);
    }
    return host.open(name);
  }
}

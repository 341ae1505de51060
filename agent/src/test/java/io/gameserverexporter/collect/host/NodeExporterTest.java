package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Collectors;
import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.StandardSources;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.SourceTable;
import io.gameserverexporter.support.NodeExporter;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Debian's node_exporter beside ours on this machine: names, types, labels and values agree. */
class NodeExporterTest {
  /** What our sources carry out of node_exporter's collectors of the same names. */
  private static final Pattern OURS =
      Pattern.compile(
          "node_(cpu_seconds_total|cpu_guest_seconds_total|load\\d+|memory_\\w+"
              + "|disk_(?!info|filesystem_info|device_mapper_info|ata_)\\w+"
              + "|filesystem_\\w+|network_(receive|transmit)_\\w+_total"
              + "|vmstat_\\w+|filefd_\\w+|uname_info|time_seconds|boot_time_seconds|intr_total"
              + "|context_switches_total|forks_total|procs_running|procs_blocked"
              + "|pressure_\\w+|netstat_\\w+|sockstat_\\w+|softnet_\\w+|nf_conntrack_entries\\w*"
              + "|entropy_\\w+|arp_entries|udp_queues|textfile_\\w+|network_(up|carrier|mtu_bytes|speed_bytes))");

  /** What docs/metrics.md says is missing, and why. */
  private static final Pattern WITHOUT = Pattern.compile("node_(timex_\\w+|scrape_collector_\\w+)");

  private static final String TIMEX = "node_timex_";

  /** Newer than Debian's. */
  private static final Set<String> NEWER =
      Set.of("node_netstat_TcpExt_TCPOFOQueue", "node_netstat_TcpExt_TCPRcvQDrop");

  @Test
  void agreesWithNodeExporter() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    Paths paths = new Paths("/proc", "/sys", "/");
    StandardSources standard =
        new StandardSources(paths, PrometheusProperties.builder().build(), null);
    // Not the wait before the first process, which newer JDKs ask for.
    SourceTable table =
        name ->
            name.equals("filesystem_files")
                ? new FilesystemFiles(paths, "stat", 0)
                : standard.open(name);
    try (NodeExporter nodeExporter = NodeExporter.start();
        Collectors collectors =
            Collectors.start(registry, Fixture.namesOnByDefault(), table, 5_000)) {
      assertTrue(collectors.awaitReady(30_000), "not ready");
      nodeExporter.page();
      Exposition before = new Exposition(Fixture.text(registry.scrape()));
      Exposition theirs = new Exposition(nodeExporter.page());
      Exposition after = new Exposition(Fixture.text(registry.scrape()));
      compare(before, theirs, after);
      coversPublicDashboards(theirs, before);
    }
  }

  /** Prints the report, too: {@code mvn -pl agent test -Dtest=NodeExporterTest}. */
  private static void coversPublicDashboards(Exposition theirs, Exposition ours)
      throws IOException {
    for (String list : new String[] {"node-exporter-full.txt", "node-mixin.txt"}) {
      DashboardCoverage coverage =
          new DashboardCoverage(list, theirs.types.keySet(), ours.types.keySet());
      System.out.println(coverage.report(list));
      long asked = coverage.missing.stream().filter(name -> name.startsWith(TIMEX)).count();
      System.out.println("with enabled=all,timex " + asked + " of these are there, too");
      List<String> unexplained = new ArrayList<>(coverage.missing);
      unexplained.removeIf(name -> WITHOUT.matcher(name).matches());
      assertEquals(List.of(), unexplained, list);
    }
  }

  private static void compare(Exposition before, Exposition theirs, Exposition after) {
    List<String> names = new ArrayList<>();
    for (String name : theirs.types.keySet()) {
      if (OURS.matcher(name).matches()) {
        names.add(name);
      }
    }
    List<String> own = new ArrayList<>(before.types.keySet());
    own.removeIf(name -> !name.startsWith("node_") || NEWER.contains(name));
    assertEquals(names, own);
    for (String name : names) {
      assertEquals(theirs.types.get(name), before.types.get(name), name);
      assertEquals(theirs.series(name), before.series(name));
      for (String series : theirs.series(name)) {
        double slack = slack(series, before);
        double low = Math.min(before.value(series), after.value(series)) - slack;
        double high = Math.max(before.value(series), after.value(series)) + slack;
        double value = theirs.value(series);
        assertTrue(
            value >= low && value <= high,
            () -> series + " is " + value + " there, here " + low + " to " + high);
      }
    }
    assertTrue(names.size() > 80, () -> "only " + new TreeSet<>(names));
  }

  /** How far the two may be apart, as they do not look at the very same moment. */
  private static double slack(String series, Exposition ours) {
    if (series.startsWith("node_memory_")) {
      return 0.1 * ours.value("node_memory_MemTotal_bytes");
    }
    if (series.startsWith("node_filesystem_files")) {
      return 0.02 * ours.value(series.replace("_files_free{", "_files{"));
    }
    if (series.startsWith("node_filesystem_") && series.contains("_bytes{")) {
      return 0.02 * ours.value(series.replaceFirst("(free|avail)_", "size_"));
    }
    if (series.startsWith("node_cpu_")) {
      return 1; // ours do not follow the kernel's small steps back
    }
    if (series.startsWith("node_load") || series.startsWith("node_disk_io_now")) {
      return 2;
    }
    if (series.startsWith("node_procs_")) {
      return 50;
    }
    if (series.equals("node_filefd_allocated")) {
      return 1000;
    }
    if (series.startsWith("node_sockstat_") || series.startsWith("node_netstat_Tcp_CurrEstab")) {
      return series.contains("_bytes") ? 1 << 20 : 50;
    }
    if (series.startsWith("node_udp_queues") || series.startsWith("node_arp_")) {
      return 1 << 16;
    }
    // A counter lies between two looks at it, but for rounding; the rest is the same.
    return 1e-6 * Math.abs(ours.value(series));
  }
}

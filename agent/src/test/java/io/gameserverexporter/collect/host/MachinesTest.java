package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Collectors;
import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Paths;
import io.gameserverexporter.collect.source.Source;
import io.gameserverexporter.support.NodeExporter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole machines as their files tell, by Linux versions with other columns and other files: ours
 * and Debian's node_exporter say the same of them, as they would in a container that has its host
 * mounted. The figures are made up, the forms those of the kernel's source.
 */
class MachinesTest {
  /** What node_exporter asks the kernel for, whatever the files say. */
  private static final String NOT_FROM_FILES = "node_(uname_info|time_.*|timex_.*)";

  private static final String NOT_OURS =
      "node_(exporter_build_info|scrape_collector_.*|textfile_.*|disk_info|selinux_.*|schedstat_.*"
          + "|nf_conntrack_stat_.*|network_(?!receive_|transmit_|up|carrier$|mtu_bytes|speed_bytes).*"
          + "|network_transmit_queue_length)";

  /** Debian's does not have them yet, or has them by other ways than files. */
  private static final String NOT_THEIRS =
      "node_(netstat_TcpExt_TCPOFOQueue|netstat_TcpExt_TCPRcvQDrop|network_receive_nohandler_total)";

  private static final double ROUNDING = 1e-9;

  /** Room changes while the test runs. */
  private static final double ROOM = 0.02;

  @ParameterizedTest
  @ValueSource(strings = {"linux-4.4", "linux-5.4", "linux-6.12"})
  void areWhatNodeExporterSaysTheyAre(String machine) throws Exception {
    Path tree = Fixture.file("machines").resolve(machine);
    Paths paths =
        new Paths(
            tree.resolve("proc").toString(),
            tree.resolve("sys").toString(),
            tree.resolve("root").toString());
    Map<String, Double> theirs;
    try (NodeExporter nodeExporter =
        NodeExporter.start(
            "--path.procfs=" + paths.procfs(),
            "--path.sysfs=" + paths.sysfs(),
            "--path.rootfs=" + tree.resolve("root"),
            "--no-collector.netdev.netlink")) {
      theirs = host(new Exposition(nodeExporter.page()));
    }
    HostSources host = new HostSources(paths, true, null);
    PrometheusRegistry registry = new PrometheusRegistry();
    Map<String, Double> ours;
    try (Collectors collectors =
        Collectors.start(
            registry, Fixture.namesOnByDefault(), name -> source(name, host, paths), 5_000)) {
      assertTrue(collectors.awaitReady(30_000), "not ready");
      ours = host(new Exposition(Fixture.text(registry.scrape())));
    }
    assertEquals(theirs.keySet(), ours.keySet());
    theirs.forEach(
        (series, value) ->
            assertEquals(
                value,
                ours.get(series),
                Math.abs(value) * (series.startsWith("node_filesystem_") ? ROOM : ROUNDING),
                series));
    assertTrue(ours.size() > 250, () -> ours.size() + " series");
  }

  private static @Nullable Source source(String name, HostSources host, Paths paths)
      throws Exception {
    if (name.matches("(jvm|process|container).*")) {
      return null;
    }
    // Not the wait before the first process.
    return name.equals("filesystem_files")
        ? new FilesystemFiles(paths, "stat", 0)
        : host.open(name);
  }

  /** The series of the machine that come from files. */
  private static Map<String, Double> host(Exposition page) {
    Map<String, Double> host = new TreeMap<>();
    page.values.forEach(
        (series, value) -> {
          String name = series.replaceFirst("\\{.*", "");
          if (name.startsWith("node_")
              && !name.matches(NOT_FROM_FILES)
              && !name.matches(NOT_THEIRS)
              && !name.matches(NOT_OURS)) {
            host.put(series, value);
          }
        });
    return host;
  }
}

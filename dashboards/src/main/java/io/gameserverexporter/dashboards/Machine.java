package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.max;
import static io.gameserverexporter.dashboards.Promql.ofAgents;
import static io.gameserverexporter.dashboards.Promql.rate;

/**
 * Questions about the machines below the servers.
 *
 * <p>Servers on one machine say the same of it. Here a machine is one line, however many say it: it
 * goes by its host name.
 */
final class Machine {
  /** The label with the host name. */
  static final String NAME = "nodename";

  /** Every exporter of a machine's figures has it. */
  static final String INFO = "node_uname_info";

  /** File systems that are not kept on a disk, or cannot fill up. */
  static final String DISKS = "fstype!~\"tmpfs|ramfs|devtmpfs|squashfs|iso9660|erofs\"";

  /** Network devices without those that containers and bridges bring, which count all twice. */
  static final String DEVICES =
      "device!~\"(veth|docker|br-|virbr|cni|flannel|cali|tunl|dummy|ifb).*\"";

  private final boolean agentsOnly;

  private Machine(boolean agentsOnly) {
    this.agentsOnly = agentsOnly;
  }

  /** Machines with a game server on them. */
  static Machine ofServers() {
    return new Machine(true);
  }

  /** All machines, also those that only node_exporter watches. */
  static Machine any() {
    return new Machine(false);
  }

  /**
   * One value for each machine.
   *
   * @param more labels that stay, besides the host name
   */
  String each(String expression, String... more) {
    String info = agentsOnly ? "(" + ofAgents(chosen(INFO)) + ")" : chosen(INFO);
    String joined = " * on (" + SERVER + ") group_left (" + NAME + ") " + info;
    String by = more.length == 0 ? NAME : NAME + ", " + String.join(", ", more);
    return max(by, expression + joined);
  }

  /** Share of its processors' time that a machine works, by job and instance. */
  static String cpuShare() {
    return "(1 - avg by (" + SERVER + ") (" + rate("node_cpu_seconds_total", IDLE) + "))";
  }

  /** Processors that a machine keeps busy, by job and instance. */
  static String busyCores() {
    return "sum by ("
        + SERVER
        + ") ("
        + rate("node_cpu_seconds_total", "mode!~\"idle|iowait|steal\"")
        + ")";
  }

  private static final String IDLE = "mode=\"idle\"";

  /** Processors of a machine, by job and instance. */
  static String cores() {
    return "count by (" + SERVER + ") (" + chosen("node_cpu_seconds_total", IDLE) + ")";
  }

  /** Share of a machine's memory that is used and cannot be given back. */
  static String memoryShare() {
    return "(1 - " + chosen("node_memory_MemAvailable_bytes") + " / " + memory() + ")";
  }

  static String memory() {
    return chosen("node_memory_MemTotal_bytes");
  }

  /** Share of each file system that is not available to everybody. */
  static String filesystemShare() {
    return "(1 - "
        + chosen("node_filesystem_avail_bytes", DISKS)
        + " / "
        + chosen("node_filesystem_size_bytes", DISKS)
        + ")";
  }

  /** Share of each file system's inodes in use; some have no fixed number of them. */
  static String inodeShare() {
    return "(1 - "
        + chosen("node_filesystem_files_free", DISKS)
        + " / clamp_min("
        + chosen("node_filesystem_files", DISKS)
        + ", 1))";
  }
}

package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.ofAgents;
import static io.gameserverexporter.dashboards.Promql.rate;
import static io.gameserverexporter.dashboards.Promql.sum;

/** Questions about the servers' processes. */
final class ServerProcess {
  private ServerProcess() {}

  /** Processors that a server keeps busy. */
  static String cores(String by) {
    return sum(by, ofAgents(rate("process_cpu_seconds_total")));
  }

  /** As a share of the processors that it may use. */
  static String cpuShare() {
    return cores(SERVER) + " / " + sum(SERVER, chosen("jvm_cpu_count"));
  }

  /** Memory that a server really takes. */
  static String memory(String by) {
    return sum(by, ofAgents(chosen("process_resident_memory_bytes")));
  }

  /** Share of the files and sockets that it may open. */
  static String filesShare() {
    return "(" + ofAgents(chosen("process_open_fds")) + ") / " + chosen("process_max_fds");
  }

  /** Seconds since it started. */
  static String uptime() {
    return "time() - (" + ofAgents(chosen("process_start_time_seconds")) + ")";
  }
}

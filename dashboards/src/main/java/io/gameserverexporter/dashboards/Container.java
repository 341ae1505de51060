package io.gameserverexporter.dashboards;

import static io.gameserverexporter.dashboards.Promql.SERVER;
import static io.gameserverexporter.dashboards.Promql.chosen;
import static io.gameserverexporter.dashboards.Promql.ofAgents;
import static io.gameserverexporter.dashboards.Promql.or;
import static io.gameserverexporter.dashboards.Promql.orZero;
import static io.gameserverexporter.dashboards.Promql.rate;
import static io.gameserverexporter.dashboards.Promql.sum;

/**
 * Questions about the container around a server, by job and instance.
 *
 * <p>Where nothing limits the server, the machine is its limit; where no control group is known,
 * the machine's use stands for the container's.
 */
final class Container {
  private Container() {}

  /** Processors that the container keeps busy. */
  static String cores() {
    return own(or(used("container_cpu_usage_seconds_total"), Machine.busyCores()));
  }

  /** Processors that the container may keep busy. */
  static String coresLimit() {
    String limit =
        sum(
            SERVER,
            chosen("container_spec_cpu_quota") + " / " + chosen("container_spec_cpu_period"));
    return own(or(limit, sum(SERVER, chosen("jvm_cpu_count"))));
  }

  static String cpuShare() {
    return cores() + " / " + coresLimit();
  }

  /** Share of scheduling periods in which the container was out of its processor time. */
  static String throttledShare() {
    String share =
        used("container_cpu_cfs_throttled_periods_total")
            + " / (sum by ("
            + SERVER
            + ") ("
            + rate("container_cpu_cfs_periods_total")
            + ") > 0)";
    return orZero(SERVER, own(share));
  }

  /** Bytes that the container uses and cannot give back. */
  static String memory() {
    return own(
        or(
            sum(SERVER, chosen("container_memory_working_set_bytes")),
            sum(SERVER, Machine.memory() + " - " + chosen("node_memory_MemAvailable_bytes"))));
  }

  /** Bytes past which the kernel kills in the container. */
  static String memoryLimit() {
    return own(
        or(
            sum(SERVER, chosen("container_spec_memory_limit_bytes")),
            sum(SERVER, Machine.memory())));
  }

  static String memoryShare() {
    return memory() + " / " + memoryLimit();
  }

  /** Bytes per second that the container reads or writes; 0 where no control group says it. */
  static String disk(String direction) {
    return orZero(SERVER, own(used("container_fs_" + direction + "_bytes_total")));
  }

  /** How often per second the container reads or writes; 0 where no control group says it. */
  static String diskOperations(String direction) {
    return orZero(SERVER, own(used("container_fs_" + direction + "_total")));
  }

  private static String used(String counter) {
    return sum(SERVER, rate(counter));
  }

  private static String own(String expression) {
    return "(" + ofAgents("(" + expression + ")") + ")";
  }
}

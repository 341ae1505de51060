package io.gameserverexporter.dashboards;

/** What a number counts, by Grafana's name for it. */
enum Unit {
  NUMBER("short", 1),
  REQUESTS_PER_SECOND("reqps", 1),
  EVENTS_PER_SECOND("suffix:/s", 1),
  OPERATIONS_PER_SECOND("iops", 1),
  PACKETS_PER_SECOND("pps", 1),
  SHARE("percentunit", 0.01),
  SECONDS("s", 0.01),
  BYTES("bytes", 1_048_576),
  BYTES_PER_SECOND("binBps", 1_024),
  BITS_PER_SECOND("bps", 1_000),
  CORES("suffix:cores", 0.1),
  UP("bool:up/down", 1);

  private final String grafana;
  private final double least;

  Unit(String grafana, double least) {
    this.grafana = grafana;
    this.least = least;
  }

  String grafana() {
    return grafana;
  }

  /** Up to here an axis goes at least: nothing looks like much when all is 0. */
  double least() {
    return least;
  }
}

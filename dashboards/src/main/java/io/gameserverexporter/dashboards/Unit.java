package io.gameserverexporter.dashboards;

/** What a number counts, by Grafana's name for it. */
enum Unit {
  NUMBER("short"),
  REQUESTS_PER_SECOND("reqps"),
  EVENTS_PER_SECOND("suffix:/s"),
  OPERATIONS_PER_SECOND("iops"),
  PACKETS_PER_SECOND("pps"),
  SHARE("percentunit"),
  SECONDS("s"),
  BYTES("bytes"),
  BYTES_PER_SECOND("binBps"),
  BITS_PER_SECOND("bps"),
  CORES("suffix: cores"),
  UP("bool:up/down");

  private final String grafana;

  Unit(String grafana) {
    this.grafana = grafana;
  }

  String grafana() {
    return grafana;
  }
}

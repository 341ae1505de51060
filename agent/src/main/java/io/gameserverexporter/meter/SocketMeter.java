package io.gameserverexporter.meter;

import io.gameserverexporter.boot.SocketLine;
import io.gameserverexporter.boot.Sockets;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Arrays;

/** The traffic on the JDK's sockets, whatever is above them: {@code socket_*}. */
public final class SocketMeter {
  private static final String TCP = "tcp";
  private static final String UDP = "udp";

  /** Open, opened, bytes and operations each way. */
  private static final int SERIES_OF_CONNECTIONS = 6;

  /** Bytes and datagrams each way. */
  private static final int SERIES_OF_DATAGRAMS = 4;

  private final PortLines<SocketLine> lines;

  public SocketMeter(
      PrometheusRegistry registry, PrometheusProperties properties, SeriesBudget budget) {
    lines = new PortLines<>(budget, key -> new SocketLine());
    GaugeWithCallback.builder(properties)
        .name("socket_connections")
        .help(
            "Connections of the JDK's sockets that are open: accepted ones by the server's port,"
                + " those that the server opened as a client without one.")
        .labelNames("local_port")
        .callback(
            to -> {
              Sockets.sweep();
              lines.forEach(
                  (key, line) -> {
                    if (key.get(0).equals(TCP)) {
                      // Threads that take one between the stripes' reads can make the sum dip.
                      to.call((double) Math.max(line.open().sum(), 0), key.get(1));
                    }
                  });
            })
        .register(registry);
    CounterWithCallback.builder(properties)
        .name("socket_connections_opened_total")
        .help(
            "Connections of the JDK's sockets that were opened: accepted ones by the server's port,"
                + " those that the server opened as a client without one.")
        .labelNames("local_port")
        .callback(
            to ->
                lines.forEach(
                    (key, line) -> {
                      if (key.get(0).equals(TCP)) {
                        to.call((double) line.opened().sum(), key.get(1));
                      }
                    }))
        .register(registry);
    registerTraffic(registry, properties);
  }

  private void registerTraffic(PrometheusRegistry registry, PrometheusProperties properties) {
    CounterWithCallback.builder(properties)
        .name("socket_bytes_total")
        .help("Bytes that the JDK's sockets received, or handed to the system to be sent.")
        .labelNames("protocol", "local_port", "direction")
        .callback(
            to ->
                lines.forEach(
                    (key, line) -> {
                      String protocol = key.get(0);
                      to.call(
                          (double) line.receivedBytes().sum(), protocol, key.get(1), "received");
                      to.call((double) line.sentBytes().sum(), protocol, key.get(1), "sent");
                    }))
        .register(registry);
    CounterWithCallback.builder(properties)
        .name("socket_datagrams_total")
        .help("Datagrams that the JDK's sockets received, or handed to the system to be sent.")
        .labelNames("local_port", "direction")
        .callback(to -> each(to, UDP, "received", "sent"))
        .register(registry);
    CounterWithCallback.builder(properties)
        .name("socket_operations_total")
        .help("Calls of the system that read bytes from connections, or wrote some to them.")
        .labelNames("local_port", "operation")
        .callback(to -> each(to, TCP, "read", "write"))
        .register(registry);
  }

  private void each(CounterWithCallback.Callback to, String protocol, String in, String out) {
    lines.forEach(
        (key, line) -> {
          if (key.get(0).equals(protocol)) {
            to.call((double) line.received().sum(), key.get(1), in);
            to.call((double) line.sent().sum(), key.get(1), out);
          }
        });
  }

  /**
   * The traffic of a port, always the same for the same.
   *
   * @param protocol tcp or udp
   * @param port empty for sockets that have none of their own
   */
  public SocketLine line(String protocol, String port) {
    int series = protocol.equals(UDP) ? SERIES_OF_DATAGRAMS : SERIES_OF_CONNECTIONS;
    return lines.get(Arrays.asList(protocol, port), series);
  }
}

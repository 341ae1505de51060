package io.gameserverexporter.meter;

import io.gameserverexporter.boot.GameLine;
import io.gameserverexporter.boot.GameNetworkSink;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/** The traffic of libraries for games that have a network of their own: {@code game_network_*}. */
public final class GameNetworkMeter implements GameNetworkSink {
  private static final String MINA = "mina";
  private static final String SPIDERMONKEY = "spidermonkey";

  private final PortLines<GameLine> lines;

  public GameNetworkMeter(
      PrometheusRegistry registry, PrometheusProperties properties, SeriesBudget budget) {
    lines = new PortLines<>(budget, GameLine::new);
    GaugeWithCallback.builder(properties)
        .name("game_network_connections")
        .help("Connections that a library for games has open on a server's port.")
        .labelNames("library", "protocol", "local_port")
        .callback(
            to ->
                lines.forEach(
                    (key, line) -> {
                      if (hasConnections(key)) {
                        to.call((double) line.open(), key.get(0), key.get(1), key.get(2));
                      }
                    }))
        .register(registry);
    CounterWithCallback.builder(properties)
        .name("game_network_connections_opened_total")
        .help("Connections that clients have opened to a server's port.")
        .labelNames("library", "protocol", "local_port")
        .callback(
            to ->
                lines.forEach(
                    (key, line) -> {
                      if (hasConnections(key)) {
                        to.call((double) line.opened(), key.get(0), key.get(1), key.get(2));
                      }
                    }))
        .register(registry);
    CounterWithCallback.builder(properties)
        .name("game_network_messages_total")
        .help(
            "Messages of the application's that it received, each once, and that its connections"
                + " were given to be sent.")
        .labelNames("library", "protocol", "local_port", "direction")
        .callback(to -> lines.forEach((key, line) -> each(to, key, line.received(), line.sent())))
        .register(registry);
    CounterWithCallback.builder(properties)
        .name("game_network_message_bytes_total")
        .help(
            "Bytes of the messages, as the library knows them: KryoNet's are those of the objects"
                + " alone, MINA's those of the sessions.")
        .labelNames("library", "protocol", "local_port", "direction")
        .callback(
            to ->
                lines.forEach(
                    (key, line) -> {
                      if (hasBytes(key)) {
                        each(to, key, line.receivedBytes(), line.sentBytes());
                      }
                    }))
        .register(registry);
  }

  private static void each(
      CounterWithCallback.Callback to, List<String> key, long received, long sent) {
    to.call((double) received, key.get(0), key.get(1), key.get(2), "received");
    to.call((double) sent, key.get(0), key.get(1), key.get(2), "sent");
  }

  /** Of KryoNet and SpiderMonkey, UDP is a part of connections that TCP has. */
  private static boolean hasConnections(List<String> key) {
    return key.get(0).equals(MINA) || key.get(1).equals("tcp");
  }

  /** SpiderMonkey does not say how long a message was; inside the JVM there are no bytes. */
  private static boolean hasBytes(List<String> key) {
    return !key.get(0).equals(SPIDERMONKEY) && !key.get(1).equals("local");
  }

  @Override
  public GameLine line(String library, String protocol, String port) {
    List<String> key = Arrays.asList(library, protocol, port);
    return lines.get(key, 2 + (hasConnections(key) ? 2 : 0) + (hasBytes(key) ? 2 : 0));
  }

  @Override
  public String portOf(Object kernel) {
    Object address = Reflected.field(kernel, "address");
    return address instanceof InetSocketAddress
        ? Integer.toString(((InetSocketAddress) address).getPort())
        : "";
  }
}

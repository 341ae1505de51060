package io.gameserverexporter.meter;

import io.gameserverexporter.boot.GameConnection;
import io.gameserverexporter.boot.GameLine;
import io.gameserverexporter.boot.GameNetworkSink;
import io.gameserverexporter.boot.Reflected;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The traffic of libraries for games that have a network of their own: {@code game_network_*}. */
public final class GameNetworkMeter implements GameNetworkSink {
  private static final String MINA = "mina";
  private static final String SPIDERMONKEY = "spidermonkey";

  private final PortLines<GameLine> lines;

  public GameNetworkMeter(
      PrometheusRegistry registry, PrometheusProperties properties, SeriesBudget budget) {
    lines = new PortLines<>(budget, key -> new GameLine());
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

  GameLine line(String library, String protocol, String port) {
    List<String> key = Arrays.asList(library, protocol, port);
    return lines.get(key, 2 + (hasConnections(key) ? 2 : 0) + (hasBytes(key) ? 2 : 0));
  }

  private GameLine line(String library, String protocol, int port) {
    return line(library, protocol, Integer.toString(port));
  }

  /** The libraries do not tell all of it, and have no class in common. */
  @Override
  public void describe(Object connection, GameConnection counted) {
    for (Class<?> each = connection.getClass(); each != null; each = each.getSuperclass()) {
      String name = each.getName();
      if (name.endsWith("org.apache.mina.core.session.AbstractIoSession")) {
        describeMina(connection, counted);
        return;
      }
      if (name.endsWith("com.esotericsoftware.kryonet.Connection")) {
        describeKryonet(connection, counted);
        return;
      }
      if (name.endsWith("com.jme3.network.base.DefaultServer$Connection")) {
        Object channels = Reflected.field(connection, "channels");
        if (channels instanceof Object[]) {
          Object[] both = (Object[]) channels;
          describeSpiderMonkey(both[0], both.length > 1 ? both[1] : null, counted);
        }
        return;
      }
      if (name.endsWith("com.jme3.network.base.DefaultServer")) {
        Object fast = Reflected.field(connection, "fastAdapter");
        describeSpiderMonkey(Reflected.field(connection, "reliableAdapter"), fast, counted);
        counted.toAll();
        return;
      }
    }
    counted.closed();
  }

  private void describeMina(Object session, GameConnection counted) {
    Object service = Reflected.of(session, "getService");
    Object kind = Reflected.of(session, "getTransportMetadata");
    Object address = Reflected.of(session, "getLocalAddress");
    // Only acceptors know that.
    if (service == null
        || kind == null
        || address == null
        || Reflected.of(service, "isCloseOnDeactivation") == null) {
      counted.closed();
    } else if (address instanceof InetSocketAddress) {
      boolean datagrams = Boolean.TRUE.equals(Reflected.of(kind, "isConnectionless"));
      int port = ((InetSocketAddress) address).getPort();
      counted.at(line(MINA, datagrams ? "udp" : "tcp", port), null, 0);
    } else {
      counted.at(line(MINA, "local", ""), null, 0);
    }
  }

  private void describeKryonet(Object connection, GameConnection counted) {
    Object tcp = Reflected.field(connection, "tcp");
    Object channel = tcp == null ? null : Reflected.field(tcp, "socketChannel");
    int port =
        channel instanceof SocketChannel ? ((SocketChannel) channel).socket().getLocalPort() : 0;
    // Clients are connections, and their own ends.
    if (tcp == null || port <= 0 || Reflected.of(connection, "getEndPoint") == connection) {
      counted.closed();
      return;
    }
    Object udp = Reflected.field(connection, "udp");
    Object datagrams = udp == null ? null : Reflected.field(udp, "datagramChannel");
    Object serialization = Reflected.field(tcp, "serialization");
    counted.at(
        line("kryonet", "tcp", port),
        datagrams instanceof DatagramChannel
            ? line("kryonet", "udp", ((DatagramChannel) datagrams).socket().getLocalPort())
            : null,
        serialization == null
            ? 0
            : Math.max((int) Reflected.number(serialization, "getLengthLength"), 0));
  }

  /**
   * @param reliable knows the kernel that has the port for TCP
   * @param fast knows that for UDP, null when there is none
   */
  private void describeSpiderMonkey(
      @Nullable Object reliable, @Nullable Object fast, GameConnection counted) {
    counted.at(
        line(SPIDERMONKEY, "tcp", portOf(reliable)),
        fast == null ? null : line(SPIDERMONKEY, "udp", portOf(fast)),
        0);
  }

  private static String portOf(@Nullable Object channel) {
    Object kernel = channel == null ? null : Reflected.of(channel, "getKernel");
    Object address = kernel == null ? null : Reflected.field(kernel, "address");
    return address instanceof InetSocketAddress
        ? Integer.toString(((InetSocketAddress) address).getPort())
        : "";
  }
}

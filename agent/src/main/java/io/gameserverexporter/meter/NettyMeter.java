package io.gameserverexporter.meter;

import io.gameserverexporter.boot.NettyLine;
import io.gameserverexporter.boot.NettySink;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The traffic on Netty, whatever its protocol: {@code netty_*}. */
public final class NettyMeter implements NettySink {
  private static final String UDP = "udp";
  private static final String LOCAL = "local";

  /** Channels, their total, two of bytes. */
  private static final int SERIES_OF_A_LINE = 4;

  private static final int SERIES_OF_DATAGRAMS = 2;

  private final SeriesBudget budget;
  private final PortLines<NettyLine> lines;
  private final Map<List<String>, LongAdder> messages = new ConcurrentHashMap<>();

  public NettyMeter(
      PrometheusRegistry registry, PrometheusProperties properties, SeriesBudget budget) {
    this.budget = budget;
    lines = new PortLines<>(budget, key -> new NettyLine(key.get(1).equals(UDP)));
    registerChannels(registry, properties);
    registerBytes(registry, properties);
    CounterWithCallback.builder(properties)
        .name("netty_messages_total")
        .help(
            "Messages that Netty's decoders handed on, or its encoders have encoded, by the class of"
                + " the decoder or encoder. HTTP and WebSocket are not among them.")
        .labelNames("direction", "decoder")
        .callback(
            to ->
                messages.forEach(
                    (key, count) -> to.call((double) count.sum(), key.get(0), key.get(1))))
        .register(registry);
  }

  private void registerChannels(PrometheusRegistry registry, PrometheusProperties properties) {
    GaugeWithCallback.builder(properties)
        .name("netty_channels")
        .help(
            "Channels that Netty has open: accepted connections and sockets for UDP by the server's"
                + " port, those that the server opened as a client without one.")
        .labelNames("transport", "protocol", "local_port")
        .callback(
            to ->
                lines.forEach(
                    (key, line) ->
                        to.call((double) line.channels(), key.get(0), key.get(1), key.get(2))))
        .register(registry);
    CounterWithCallback.builder(properties)
        .name("netty_channels_opened_total")
        .help(
            "Channels that Netty has opened: accepted connections and sockets for UDP by the"
                + " server's port, those that the server opened as a client without one.")
        .labelNames("transport", "protocol", "local_port")
        .callback(
            to ->
                lines.forEach(
                    (key, line) ->
                        to.call(
                            (double) line.channelsOpened(), key.get(0), key.get(1), key.get(2))))
        .register(registry);
  }

  private void registerBytes(PrometheusRegistry registry, PrometheusProperties properties) {
    CounterWithCallback.builder(properties)
        .name("netty_bytes_total")
        .help("Bytes that Netty received, or handed to the system to be sent.")
        .labelNames("transport", "protocol", "local_port", "direction")
        .callback(
            to ->
                lines.forEach(
                    (key, line) -> {
                      if (!key.get(1).equals(LOCAL)) {
                        each(to, key, line.receivedBytes(), line.sentBytes());
                      }
                    }))
        .register(registry);
    CounterWithCallback.builder(properties)
        .name("netty_datagrams_total")
        .help("Datagrams that Netty received, or handed to the system to be sent.")
        .labelNames("transport", "protocol", "local_port", "direction")
        .callback(
            to ->
                lines.forEach(
                    (key, line) -> {
                      if (key.get(1).equals(UDP)) {
                        each(to, key, line.receivedDatagrams(), line.sentDatagrams());
                      }
                    }))
        .register(registry);
  }

  private static void each(
      CounterWithCallback.Callback to, List<String> key, long received, long sent) {
    to.call((double) received, key.get(0), key.get(1), key.get(2), "received");
    to.call((double) sent, key.get(0), key.get(1), key.get(2), "sent");
  }

  @Override
  public NettyLine line(String transport, String protocol, String port) {
    int series = protocol.equals(UDP) ? SERIES_OF_A_LINE + SERIES_OF_DATAGRAMS : SERIES_OF_A_LINE;
    return lines.get(Arrays.asList(transport, protocol, port), series);
  }

  @Override
  public synchronized LongAdder messages(String direction, String codec) {
    List<String> key = Arrays.asList(direction, codec);
    LongAdder count = messages.get(key);
    if (count != null) {
      return count;
    }
    if (budget.take(1)) {
      count = new LongAdder();
      messages.put(key, count);
      return count;
    }
    List<String> beyond = Arrays.asList(direction, PortLines.OTHER);
    count = messages.get(beyond);
    if (count == null) {
      budget.takeForOther(1);
      count = new Limited(budget);
      messages.put(beyond, count);
    }
    return count;
  }

  /** Messages of codecs for which there are no series: the budget is told, too. */
  private static final class Limited extends LongAdder {
    private static final long serialVersionUID = 1L;

    private final transient SeriesBudget budget;

    Limited(SeriesBudget budget) {
      this.budget = budget;
    }

    @Override
    public void add(long messages) {
      super.add(messages);
      budget.limited();
    }
  }
}

package io.gameserverexporter.meter;

import io.gameserverexporter.boot.NettyLine;
import io.gameserverexporter.boot.NettyLoop;
import io.gameserverexporter.boot.NettySink;
import io.gameserverexporter.boot.NettyTraffic;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
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
    registerLoops(registry, properties);
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
                        // Threads that take one between the stripes' reads can make the sum dip.
                        to.call(
                            (double) Math.max(line.open().sum(), 0),
                            key.get(0),
                            key.get(1),
                            key.get(2))))
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
                            (double) line.accepted().sum(), key.get(0), key.get(1), key.get(2))))
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
      CounterWithCallback.Callback to, List<String> key, LongAdder received, LongAdder sent) {
    to.call((double) received.sum(), key.get(0), key.get(1), key.get(2), "received");
    to.call((double) sent.sum(), key.get(0), key.get(1), key.get(2), "sent");
  }

  private static void registerLoops(PrometheusRegistry registry, PrometheusProperties properties) {
    GaugeWithCallback.builder(properties)
        .name("netty_event_loop_pending_tasks")
        .help("Tasks that wait in Netty's event loops.")
        .callback(
            to -> {
              Map<Object, NettyLoop> loops = running();
              loops.keySet().removeIf(NettyMeter::isNotToBeAsked);
              if (!loops.isEmpty()) {
                to.call(pendingTasks(loops));
              }
            })
        .register(registry);
    GaugeWithCallback.builder(properties)
        .name("netty_event_loop_delay_seconds")
        .help(
            "How long a task waited in that one of Netty's event loops where it waited longest, at"
                + " the last scrape.")
        .callback(
            to -> {
              double longest = longestDelay(running());
              if (longest >= 0) {
                to.call(longest);
              }
            })
        .register(registry);
    GaugeWithCallback.builder(properties)
        .name("netty_allocator_used_bytes")
        .help("Memory that Netty's allocators of buffers hold, whether or not in use by buffers.")
        .labelNames("allocator", "area")
        .callback(NettyMeter::allocators)
        .register(registry);
  }

  /** Those that still run; one that has ended would keep its last task waiting for good. */
  private static Map<Object, NettyLoop> running() {
    Map<Object, NettyLoop> loops = NettyTraffic.loops();
    for (Iterator<Object> each = loops.keySet().iterator(); each.hasNext(); ) {
      Object loop = each.next();
      if (Boolean.TRUE.equals(Reflected.of(loop, "isShuttingDown"))) {
        NettyTraffic.ended(loop);
        each.remove();
      }
    }
    return loops;
  }

  private static boolean isNotToBeAsked(Object loop) {
    return waitsForItself(loop) || walksItsTasks(loop);
  }

  /**
   * Whether a loop counts its tasks only on its own thread, for which others wait as long as it is
   * busy: those of Netty 4.1.1 to some before 4.1.30.
   */
  private static boolean waitsForItself(Object loop) {
    for (Class<?> type = loop.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("pendingTasksCallable")) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether a loop counts its tasks by walking a list that it changes meanwhile, on which another
   * thread may go round for good: those of Netty 4.1.0 (its issue 5297).
   */
  private static boolean walksItsTasks(Object loop) {
    Object tasks = Reflected.field(loop, "taskQueue");
    return tasks != null && tasks.getClass().getSimpleName().equals("MpscLinkedQueue");
  }

  private static double pendingTasks(Map<Object, NettyLoop> loops) {
    double pending = 0;
    for (Map.Entry<Object, NettyLoop> loop : loops.entrySet()) {
      long tasks = Reflected.number(loop.getKey(), "pendingTasks");
      pending += Math.max(tasks - (loop.getValue().isWaiting() ? 1 : 0), 0);
    }
    return pending;
  }

  /** Asks for the next scrape, too. */
  private static double longestDelay(Map<Object, NettyLoop> loops) {
    double longest = -1;
    for (Map.Entry<Object, NettyLoop> entry : loops.entrySet()) {
      NettyLoop task = entry.getValue();
      longest = Math.max(longest, task.delayNanos() / 1e9);
      submit(entry.getKey(), task);
    }
    return longest;
  }

  private static void submit(Object loop, NettyLoop task) {
    // A task would wake a loop that Netty has put to rest because there is little to do.
    if (Boolean.TRUE.equals(Reflected.of(loop, "isSuspended")) || !task.begin(System.nanoTime())) {
      return;
    }
    try {
      ((Executor) loop).execute(task);
    } catch (RuntimeException | Error ending) {
      // The loop shuts down, or its queue is full.
      task.refused();
    }
  }

  private static void allocators(GaugeWithCallback.Callback to) {
    Map<String, long[]> used = new HashMap<>();
    for (Object allocator : NettyTraffic.allocators()) {
      Object metric = Reflected.of(allocator, "metric");
      if (metric != null) {
        String name = allocator.getClass().getName();
        long[] sums =
            used.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), unused -> new long[2]);
        sums[0] += Math.max(Reflected.number(metric, "usedHeapMemory"), 0);
        sums[1] += Math.max(Reflected.number(metric, "usedDirectMemory"), 0);
      }
    }
    used.forEach(
        (name, sums) -> {
          to.call((double) sums[0], name, "heap");
          to.call((double) sums[1], name, "direct");
        });
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

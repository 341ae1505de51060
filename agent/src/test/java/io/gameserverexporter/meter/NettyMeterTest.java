package io.gameserverexporter.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.boot.NettyCodec;
import io.gameserverexporter.boot.NettyLine;
import io.gameserverexporter.boot.NettyTraffic;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever ports and codecs there are, series stay below their limit, and nothing gets lost. */
class NettyMeterTest {
  private static final Object NIO = new Nio();
  private static final int MAX_SERIES = 100;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final SeriesBudget budget = new SeriesBudget(MAX_SERIES);
  private final NettyMeter meter = new NettyMeter(registry, PrometheusProperties.get(), budget);

  @Test
  void nothingBeforeTheFirstChannel() {
    assertEquals(0, Shown.series(registry));
    assertEquals(0, budget.used());
  }

  @Test
  void portsBeyondTheBudgetAreTogether() {
    for (int i = 0; i < 1000; i++) {
      NettyLine line = meter.line("nio", i % 2 == 0 ? "tcp" : "udp", Integer.toString(i));
      line.opened();
      line.appeared();
      line.received(3);
    }
    assertTrue(Shown.series(registry) <= MAX_SERIES, () -> Shown.series(registry) + " series");
    assertEquals(budget.used(), Shown.series(registry));
    assertEquals(1000, sum("netty_channels", ""));
    assertEquals(1000, sum("netty_channels_opened", ""));
    assertEquals(3000, sum("netty_bytes", ""));
    assertEquals(budget.limitedCount(), sum("netty_channels_opened", "_other"));
    assertTrue(budget.limitedCount() > 900);
    assertSame(meter.line("nio", "tcp", "0"), meter.line("nio", "tcp", "0"));
  }

  @Test
  void codecsBeyondTheBudgetAreTogether() {
    for (int i = 0; i < 1000; i++) {
      meter.messages("received", "Decoder" + i).add(2);
      meter.messages("sent", "Encoder" + i).add(1);
    }
    assertTrue(Shown.series(registry) <= MAX_SERIES, () -> Shown.series(registry) + " series");
    assertEquals(3000, sum("netty_messages", ""));
    assertEquals(2000 - (MAX_SERIES - MAX_SERIES / 10), budget.limitedCount());
  }

  /** Threads that take one between the reads of a sum. */
  @Test
  void neverLessThanNone() {
    meter.line("nio", "tcp", "1").closed();
    assertEquals(0, sum("netty_channels", ""));
  }

  @Test
  void aMessageTakesNoMemory() {
    NettyTraffic.install(meter);
    NettyLine line = assertInstanceOf(NettyLine.class, NettyTraffic.opened(Nio.class, null));
    List<String> decoded = List.of("one", "two");
    messages(line, decoded, 20_000);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    messages(line, decoded, 10_000);
    long bytes = threads.getThreadAllocatedBytes(thread) - before;
    assertTrue(bytes < 10_000, bytes + " bytes for 10000 messages");
    assertEquals(30_000 * 3, sum("netty_messages", ""));
  }

  private static void messages(NettyLine line, List<String> decoded, int messages) {
    for (int i = 0; i < messages; i++) {
      NettyCodec codec = NettyTraffic.codec(NIO);
      NettyTraffic.decoded(codec, decoded);
      NettyTraffic.encoded(codec);
      NettyTraffic.received(line, 10);
      NettyTraffic.sent(line, 10);
    }
  }

  private double sum(String name, String port) {
    return Shown.sum(registry, name, port);
  }

  /** Stands for a channel and for a codec. */
  private static final class Nio {}
}

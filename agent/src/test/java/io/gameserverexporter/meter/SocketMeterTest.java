package io.gameserverexporter.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.boot.SocketLine;
import io.gameserverexporter.boot.Sockets;
import io.gameserverexporter.collect.socket.SocketReader;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileDescriptor;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Whatever ports there are, series stay below their limit, and nothing gets lost. */
class SocketMeterTest {
  private static final int MAX_SERIES = 100;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final SeriesBudget budget = new SeriesBudget(MAX_SERIES);
  private final SocketMeter meter = new SocketMeter(registry, PrometheusProperties.get(), budget);

  @Test
  void nothingBeforeTheFirstSocket() {
    assertEquals(0, Shown.series(registry));
    assertEquals(0, budget.used());
  }

  @Test
  void portsBeyondTheBudgetAreTogether() {
    for (int i = 0; i < 1000; i++) {
      SocketLine line = meter.line(i % 2 == 0 ? "tcp" : "udp", Integer.toString(i));
      line.open().increment();
      line.opened().increment();
      line.receivedBytes().add(3);
      line.received().increment();
    }
    assertTrue(Shown.series(registry) <= MAX_SERIES, () -> Shown.series(registry) + " series");
    assertEquals(budget.used(), Shown.series(registry));
    assertEquals(500, sum("socket_connections", ""));
    assertEquals(500, sum("socket_connections_opened", ""));
    assertEquals(3000, sum("socket_bytes", ""));
    assertEquals(500, sum("socket_datagrams", ""));
    assertEquals(500, sum("socket_operations", ""));
    assertTrue(sum("socket_connections", "_other") > 400);
    assertTrue(budget.limitedCount() > 900);
    assertSame(meter.line("tcp", "0"), meter.line("tcp", "0"));
  }

  /** Threads that take one between the reads of a sum. */
  @Test
  void neverLessThanNone() {
    meter.line("tcp", "1").open().decrement();
    assertEquals(0, sum("socket_connections", ""));
  }

  @Test
  void aSocketIsOpenedAndClosedOnce() {
    Sockets.install(new SocketReader(meter, null));
    FileDescriptor descriptor = new FileDescriptor();
    Sockets.accepted(descriptor, 7);
    Sockets.accepted(descriptor, 7);
    Sockets.connected(descriptor);
    Sockets.received(descriptor, 5);
    Sockets.received(descriptor, 0);
    Sockets.received(descriptor, -1);
    assertEquals(1, sum("socket_connections", "7"));
    Sockets.closed(descriptor);
    Sockets.closed(descriptor);
    Sockets.received(descriptor, 5);
    assertEquals(0, sum("socket_connections", ""));
    assertEquals(1, sum("socket_connections_opened", ""));
    assertEquals(5, sum("socket_bytes", ""));
  }

  @Test
  void onlyChosenPortsOfDatagramsAreShown() {
    Sockets.install(new SocketReader(meter, null));
    FileDescriptor chosen = new FileDescriptor();
    FileDescriptor any = new FileDescriptor();
    Sockets.bound(chosen, new InetSocketAddress(27_015));
    Sockets.bound(any, new InetSocketAddress(0));
    Sockets.bound(any, null);
    Sockets.receivedDatagram(chosen, 0);
    Sockets.receivedDatagram(chosen, -2);
    Sockets.sentDatagram(any, 10);
    assertEquals(1, sum("socket_datagrams", "27015"));
    assertEquals(2, sum("socket_datagrams", ""));
    assertEquals(10, sum("socket_bytes", ""));
  }

  @Test
  void aReadTakesNoMemory() {
    Sockets.install(new SocketReader(meter, null));
    FileDescriptor descriptor = new FileDescriptor();
    Sockets.accepted(descriptor, 9);
    transfer(descriptor, 20_000);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    transfer(descriptor, 10_000);
    long bytes = threads.getThreadAllocatedBytes(thread) - before;
    assertTrue(bytes < 10_000, bytes + " bytes for 10000 reads and writes");
    assertEquals(60_000, sum("socket_operations", ""));
  }

  private static void transfer(FileDescriptor descriptor, int times) {
    for (int i = 0; i < times; i++) {
      Sockets.received(descriptor, 10);
      Sockets.sent(descriptor, 10);
    }
  }

  private double sum(String name, String port) {
    return Shown.sum(registry, name, port);
  }
}

package io.gameserverexporter.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.boot.NettyCodec;
import io.gameserverexporter.boot.NettyLine;
import io.gameserverexporter.boot.NettyLoop;
import io.gameserverexporter.boot.NettyTraffic;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever ports and codecs there are, series stay below their limit, and nothing gets lost. */
class NettyMeterTest {
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
      line.open().increment();
      line.accepted().increment();
      line.receivedBytes().add(3);
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
    meter.line("nio", "tcp", "1").open().decrement();
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
      NettyCodec codec = NettyTraffic.codec(Nio.class);
      NettyTraffic.decoded(codec, decoded);
      NettyTraffic.encoded(codec, null);
      NettyTraffic.received(line, 10);
      NettyTraffic.sent(line, 10);
    }
  }

  /** What the application has wrong, and what ends, reaches no server and no scrape. */
  @Test
  void loopsOfAnyKind() throws Exception {
    NettyTraffic.install(meter);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    CountDownLatch goOn = new CountDownLatch(1);
    Loop blocked = new Loop(thread);
    Loop ending = new Loop(thread);
    Loop failing =
        new Loop(
            task -> {
              throw new StackOverflowError("of the application");
            });
    try {
      thread.execute(() -> awaitQuietly(goOn));
      for (Object loop : List.of(blocked, ending, failing, "no loop at all")) {
        NettyTraffic.uses(loop, "no allocator at all");
      }
      for (int i = 0; i < 5; i++) {
        registry.scrape();
      }
      assertEquals(1, blocked.tasks.size());
      assertEquals(1, ending.tasks.size());
      assertTrue(sum("netty_event_loop_delay_seconds", "") > 0);
      ending.ends = true;
      registry.scrape();
      assertFalse(NettyTraffic.loops().containsKey(ending));
      assertTrue(NettyTraffic.loops().containsKey(blocked));
    } finally {
      goOn.countDown();
      thread.shutdown();
      assertTrue(thread.awaitTermination(15, TimeUnit.SECONDS));
    }
    for (Object loop : NettyTraffic.loops().keySet()) {
      NettyTraffic.ended(loop);
    }
  }

  /** As Netty 4.1.1 and some after it are: a scrape would wait for a loop that is busy. */
  @Test
  void loopsThatCountTasksOnTheirOwnThreadAreNotAsked() {
    NettyTraffic.install(meter);
    OldLoop old = new OldLoop();
    try {
      NettyTraffic.uses(old, "no allocator at all");
      registry.scrape();
      assertEquals(0, old.asked);
      assertTrue(sum("netty_event_loop_delay_seconds", "") >= 0);
    } finally {
      NettyTraffic.ended(old);
    }
  }

  /** As Netty 4.1.0 is, whose count of tasks, asked for from another thread, may never end. */
  @Test
  void loopsThatWalkTheirTasksAreNotAsked() {
    NettyTraffic.install(meter);
    WalkingLoop old = new WalkingLoop();
    try {
      NettyTraffic.uses(old, "no allocator at all");
      registry.scrape();
      assertEquals(0, old.asked);
      assertTrue(sum("netty_event_loop_delay_seconds", "") >= 0);
    } finally {
      NettyTraffic.ended(old);
    }
  }

  @Test
  void oneTaskAtATimeAndInASecond() {
    NettyLoop task = new NettyLoop();
    long now = System.nanoTime();
    assertEquals(-1, task.delayNanos());
    assertTrue(task.begin(now));
    assertFalse(task.begin(now + 5_000_000_000L));
    assertTrue(task.delayNanos() >= 0);
    task.run();
    assertFalse(task.isWaiting());
    long delay = task.delayNanos();
    assertTrue(delay >= 0);
    assertFalse(task.begin(now + 999_999_999L));
    assertTrue(task.begin(now + 1_000_000_000L));
    task.refused();
    // The loop has it all the same.
    task.run();
    assertEquals(delay, task.delayNanos());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double sum(String name, String port) {
    return Shown.sum(registry, name, port);
  }

  /** Stands for a channel and for a codec. */
  private static final class Nio {}

  /** As an event loop is to the meter. */
  public static final class Loop implements Executor {
    private final Executor thread;
    private final List<Runnable> tasks = new ArrayList<>();
    private boolean ends;

    Loop(Executor thread) {
      this.thread = thread;
    }

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
      thread.execute(task);
    }

    public boolean isShuttingDown() {
      return ends;
    }
  }

  /** With the field by which such a loop is known. */
  public static final class OldLoop implements Executor {
    private final Callable<Integer> pendingTasksCallable = () -> 0;
    private int asked;

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    public int pendingTasks() throws Exception {
      asked++;
      return pendingTasksCallable.call();
    }
  }

  /** With the queue by which such a loop is known. */
  public static final class WalkingLoop extends QueueHolder implements Executor {
    private int asked;

    WalkingLoop() {
      super(new MpscLinkedQueue());
    }

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    public int pendingTasks() {
      asked++;
      return taskQueue().size();
    }
  }

  /** Holds the queue one class up, as Netty does. */
  private abstract static class QueueHolder {
    private final Queue<Runnable> taskQueue;

    QueueHolder(Queue<Runnable> taskQueue) {
      this.taskQueue = taskQueue;
    }

    final Queue<Runnable> taskQueue() {
      return taskQueue;
    }
  }

  private static final class MpscLinkedQueue extends ArrayDeque<Runnable> {
    private static final long serialVersionUID = 1L;
  }
}

package io.gameserverexporter.collect.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.boot.NettyLoop;
import io.gameserverexporter.boot.NettyTraffic;
import io.gameserverexporter.collect.Collectors;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What loops of any kind do to a scrape: nothing. */
class NettyLoopsTest {
  private final NettyLoops source = new NettyLoops();

  @AfterEach
  void forgetLoops() {
    for (Object loop : NettyTraffic.loops().keySet()) {
      NettyTraffic.ended(loop);
    }
  }

  /** What the application has wrong, and what ends, reaches no server and no scrape. */
  @Test
  void loopsOfAnyKind() throws Exception {
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
        scrape();
      }
      assertEquals(1, blocked.tasks.size());
      assertEquals(1, ending.tasks.size());
      assertTrue(value("netty_event_loop_delay_seconds") > 0);
      ending.ends = true;
      scrape();
      assertFalse(NettyTraffic.loops().containsKey(ending));
      assertTrue(NettyTraffic.loops().containsKey(blocked));
    } finally {
      goOn.countDown();
      thread.shutdown();
      assertTrue(thread.awaitTermination(15, TimeUnit.SECONDS));
    }
  }

  /** As Netty 4.1.1 and some after it are: a scrape would wait for a loop that is busy. */
  @Test
  void loopsThatCountTasksOnTheirOwnThreadAreNotAsked() throws Exception {
    OldLoop old = new OldLoop();
    NettyTraffic.uses(old, "no allocator at all");
    scrape();
    assertEquals(0, old.asked);
    assertTrue(value("netty_event_loop_delay_seconds") >= 0);
  }

  /** As Netty 4.1.0 is, whose count of tasks, asked for from another thread, may never end. */
  @Test
  void loopsThatWalkTheirTasksAreNotAsked() throws Exception {
    WalkingLoop old = new WalkingLoop();
    NettyTraffic.uses(old, "no allocator at all");
    scrape();
    assertEquals(0, old.asked);
    assertTrue(value("netty_event_loop_delay_seconds") >= 0);
  }

  /** A class of the application's own, say: the scrape has all the rest. */
  @Test
  void aLoopThatNeverAnswersTakesNothingElseWithIt() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    SilentLoop silent = new SilentLoop(goOn);
    Family there = Family.gauge("after", "Read after the loops.");
    Source after = reading -> reading.add(there, 1);
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Collectors collectors =
        Collectors.start(
            registry,
            List.of("netty_loops", "after"),
            name -> name.equals("after") ? after : source,
            60_000)) {
      assertTrue(collectors.awaitReady(30_000));
      NettyTraffic.uses(silent, "no allocator at all");
      String scrape = Fixture.text(registry.scrape());
      assertTrue(scrape.contains("\nafter 1.0\n"), scrape);
      assertTrue(
          scrape.contains("collector_state{collector=\"netty_loops\",state=\"hangs\"} 1.0\n"),
          scrape);
      assertFalse(scrape.contains("\nnetty_event_loop"), scrape);
    } finally {
      goOn.countDown();
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

  private String scrape() throws Exception {
    return Fixture.scrape(source);
  }

  private double value(String name) throws Exception {
    return scrape()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** As an event loop is to the source. */
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

  /** Does not say how many tasks it has. */
  public static final class SilentLoop implements Executor {
    private final CountDownLatch goOn;

    SilentLoop(CountDownLatch goOn) {
      this.goOn = goOn;
    }

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    public int pendingTasks() {
      awaitQuietly(goOn);
      return 0;
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

package io.gameserverexporter.collect.netty;

import io.gameserverexporter.boot.NettyLoop;
import io.gameserverexporter.boot.NettyTraffic;
import io.gameserverexporter.boot.Reflected;
import io.gameserverexporter.collect.source.Family;
import io.gameserverexporter.collect.source.Reading;
import io.gameserverexporter.collect.source.Source;
import io.prometheus.metrics.model.snapshots.Labels;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * {@code netty_loops}: what the event loops and allocators say that the server's channels use. They
 * are the server's objects, or of classes that it has extended: hence a source, without which a
 * scrape goes on when one of them does not answer.
 */
public final class NettyLoops implements Source {
  private final Family pending =
      Family.gauge("netty_event_loop_pending_tasks", "Tasks that wait in Netty's event loops.");
  private final Family delay =
      Family.gauge(
          "netty_event_loop_delay_seconds",
          "How long a task waited in that one of Netty's event loops where it waited longest, at"
              + " the last scrape.");
  private final Family used =
      Family.gauge(
          "netty_allocator_used_bytes",
          "Memory that Netty's allocators of buffers hold, whether or not in use by buffers.");

  @Override
  public void collect(Reading reading) {
    Map<Object, NettyLoop> loops = running();
    double tasks = pendingTasks(loops);
    if (tasks >= 0) {
      reading.add(pending, tasks);
    }
    double longest = longestDelay(loops);
    if (longest >= 0) {
      reading.add(delay, longest);
    }
    allocators(reading);
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

  private static boolean isToBeAsked(Object loop) {
    return !waitsForItself(loop) && !walksItsTasks(loop);
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

  /** Of the loops that can be asked; less than 0 when there is none. */
  private static double pendingTasks(Map<Object, NettyLoop> loops) {
    double pending = -1;
    for (Map.Entry<Object, NettyLoop> loop : loops.entrySet()) {
      if (isToBeAsked(loop.getKey())) {
        long tasks = Reflected.number(loop.getKey(), "pendingTasks");
        pending = Math.max(pending, 0) + Math.max(tasks - (loop.getValue().isWaiting() ? 1 : 0), 0);
      }
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

  private void allocators(Reading reading) {
    Map<String, long[]> sums = new HashMap<>();
    for (Object allocator : NettyTraffic.allocators()) {
      Object metric = Reflected.of(allocator, "metric");
      if (metric != null) {
        String name = allocator.getClass().getName();
        long[] sum =
            sums.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), unused -> new long[2]);
        sum[0] += Math.max(Reflected.number(metric, "usedHeapMemory"), 0);
        sum[1] += Math.max(Reflected.number(metric, "usedDirectMemory"), 0);
      }
    }
    sums.forEach(
        (name, sum) -> {
          reading.add(used, Labels.of("allocator", name, "area", "heap"), (double) sum[0]);
          reading.add(used, Labels.of("allocator", name, "area", "direct"), (double) sum[1]);
        });
  }
}

package io.gameserverexporter.collect.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Collectors;
import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.StandardSources;
import io.gameserverexporter.collect.source.Paths;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class JvmSourcesTest {
  private static final Set<String> AFTER_A_COLLECTION =
      Set.of("jvm_memory_pool_allocated_bytes_total", "jvm_gc_duration_seconds");
  private static final String OURS = "jvm_|process_|gameserver_";

  @Test
  void showsWhatTheListSays() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    StandardSources table =
        new StandardSources(
            new Paths("/proc", "/sys", "/"), PrometheusProperties.builder().build(), null);
    try (Collectors collectors =
        Collectors.start(registry, Fixture.namesOnByDefault(), table, 60_000)) {
      assertTrue(collectors.awaitReady(30_000));
      System.gc();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      Exposition scrape;
      do {
        scrape = new Exposition(Fixture.text(registry.scrape()));
      } while (!scrape.types.keySet().containsAll(AFTER_A_COLLECTION)
          && System.nanoTime() < deadline);
      assertEquals(expected(), listing(scrape));
    }
  }

  private static String expected() throws Exception {
    String all = Fixture.text("jvm.txt");
    return Runtime.version().feature() >= 21
        ? all
        : all.replaceFirst("jvm_allocated_bytes_total .*\n.*\n", "");
  }

  /** Name, type, label names and help of each family. */
  private static String listing(Exposition scrape) {
    StringBuilder listing = new StringBuilder();
    for (String name : scrape.types.keySet()) {
      if (name.matches("(" + OURS + ").*")) {
        listing
            .append(name)
            .append(' ')
            .append(scrape.types.get(name))
            .append(' ')
            .append(labels(scrape, name))
            .append('\n')
            .append("  ")
            .append(scrape.helps.get(name))
            .append('\n');
      }
    }
    return listing.toString();
  }

  private static Set<String> labels(Exposition scrape, String name) {
    Set<String> labels = new TreeSet<>();
    for (String series : scrape.values.keySet()) {
      if (series.matches(name + "(_count|_sum)?\\{.*")) {
        for (String label : series.substring(series.indexOf('{') + 1).split("\",|\"}")) {
          labels.add(label.substring(0, label.indexOf('=')));
        }
      }
    }
    return labels;
  }

  @Test
  void measuresCollections() throws Exception {
    JvmGcDuration source = new JvmGcDuration();
    try {
      assertEquals("", Fixture.scrape(source), "nothing was collected yet");
      source.count("Old", "end of major GC", "System.gc()", 25);
      source.count("Old", "end of major GC", "System.gc()", 26);
      source.count("Old", "end of GC cycle", "System.gc()", 60_000);
      source.count("Young", "end of minor GC", "Allocation Failure", 0);
      Exposition scrape = new Exposition(Fixture.scrape(source));
      String pauses =
          "jvm_gc_action=\"end of major GC\",jvm_gc_cause=\"System.gc()\",jvm_gc_name=\"Old\"";
      assertEquals(0, scrape.value(bucket(pauses, "0.01")));
      assertEquals(1, scrape.value(bucket(pauses, "0.025")));
      assertEquals(2, scrape.value(bucket(pauses, "0.05")));
      assertEquals(2, scrape.value("jvm_gc_duration_seconds_count{" + pauses + "}"));
      assertEquals(0.051, scrape.value("jvm_gc_duration_seconds_sum{" + pauses + "}"));
      String cycles = pauses.replace("major GC", "GC cycle");
      assertEquals(0, scrape.value(bucket(cycles, "10.0")));
      assertEquals(1, scrape.value(bucket(cycles, "+Inf")));
      assertEquals(3 * 16, scrape.values.size());
    } finally {
      source.close();
    }
  }

  private static String bucket(String labels, String bound) {
    return "jvm_gc_duration_seconds_bucket{" + labels + ",le=\"" + bound + "\"}";
  }

  @Test
  void countsCausesWithoutNumberTogether() throws Exception {
    JvmGcDuration source = new JvmGcDuration();
    try {
      for (int i = 0; i < 1_000; i++) {
        source.count("Old", "end of major GC", "cause " + i, 1);
        source.count("Young", "end of minor GC", "cause " + i, 1);
      }
      Exposition scrape = new Exposition(Fixture.scrape(source));
      assertEquals((JvmGcDuration.MOST_CAUSES + 2) * 16, scrape.values.size());
      double others = 1_000 - JvmGcDuration.MOST_CAUSES / 2;
      assertEquals(
          others,
          scrape.value(
              "jvm_gc_duration_seconds_count{jvm_gc_action=\"end of minor GC\","
                  + "jvm_gc_cause=\"_other\",jvm_gc_name=\"Young\"}"));
    } finally {
      source.close();
    }
  }

  /** What these collectors say on Java 8, 11 and 25. */
  @Test
  void tellsCyclesFromPauses() {
    String cycle = "end of GC cycle";
    String major = "end of major GC";
    assertEquals(cycle, GcAction.of("ZGC", major, "Allocation Rate"));
    assertEquals(cycle, GcAction.of("ZGC Minor Cycles", cycle, "Allocation Stall"));
    assertEquals(cycle, GcAction.of("ConcurrentMarkSweep", major, "No GC"));
    assertEquals(major, GcAction.of("ConcurrentMarkSweep", major, "Allocation Failure"));
    String pause = "end of concurrent GC pause";
    assertEquals(pause, GcAction.of("G1 Concurrent GC", pause, "No GC"));
  }

  @Test
  void tellsWhatThreadsDo() throws Exception {
    Object lock = new Object();
    CountDownLatch release = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    synchronized (lock) {
      // More than are expected at first.
      for (int i = 0; i < 300; i++) {
        boolean blocks = i % 3 == 0;
        Thread thread =
            new Thread(
                () -> {
                  try {
                    if (blocks) {
                      synchronized (lock) {
                        release.countDown();
                      }
                    }
                    release.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      for (int i = 0; i < threads.size(); i++) {
        Thread.State wanted = i % 3 == 0 ? Thread.State.BLOCKED : Thread.State.WAITING;
        while (threads.get(i).getState() != wanted) {
          Thread.sleep(1);
        }
      }
      JvmThreadStates source = new JvmThreadStates();
      Exposition scrape = new Exposition(Fixture.scrape(source));
      assertEquals(scrape.values, new Exposition(Fixture.scrape(source)).values);
      assertEquals(100, scrape.value("jvm_threads_state{state=\"BLOCKED\"}"), 10);
      assertEquals(200, scrape.value("jvm_threads_state{state=\"WAITING\"}"), 20);
      assertTrue(scrape.value("jvm_threads_state{state=\"RUNNABLE\"}") > 0);
      assertEquals(6, scrape.values.size(), scrape.values::toString);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void searchesForDeadlocksAmongFewThreads() throws Exception {
    assertEquals("", Fixture.scrape(new JvmDeadlocks(1)));
    Exposition scrape = new Exposition(Fixture.scrape(new JvmDeadlocks(100_000)));
    assertEquals(0, scrape.value("jvm_threads_deadlocked"));
    ReentrantLock first = new ReentrantLock();
    ReentrantLock second = new ReentrantLock();
    CountDownLatch both = new CountDownLatch(2);
    Thread one = lockInTurn(first, second, both);
    Thread other = lockInTurn(second, first, both);
    JvmDeadlocks source = new JvmDeadlocks(100_000);
    while (new Exposition(Fixture.scrape(source)).value("jvm_threads_deadlocked") != 2) {
      assertTrue(one.isAlive() && other.isAlive());
      Thread.sleep(1);
    }
    one.interrupt();
    one.join();
    other.join();
    scrape = new Exposition(Fixture.scrape(source));
    assertEquals(0, scrape.value("jvm_threads_deadlocked"));
  }

  private static Thread lockInTurn(Lock first, Lock second, CountDownLatch both) {
    Thread thread =
        new Thread(
            () -> {
              first.lock();
              try {
                both.countDown();
                both.await();
                second.lockInterruptibly();
                second.unlock();
              } catch (InterruptedException e) {
                return; // lets the other one through
              } finally {
                first.unlock();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Test
  void countsThreads() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    JvmThreads source = new JvmThreads();
    Exposition before = new Exposition(Fixture.scrape(source));
    Thread[] threads = new Thread[20];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                try {
                  release.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      threads[i].setDaemon(true);
      threads[i].start();
    }
    Exposition during = new Exposition(Fixture.scrape(source));
    release.countDown();
    assertTrue(
        during.value("jvm_threads_started_total")
            >= before.value("jvm_threads_started_total") + 20);
    assertTrue(during.value("jvm_threads_current") > 20);
    assertTrue(during.value("jvm_threads_daemon") > 20);
    assertTrue(during.value("jvm_threads_peak") >= during.value("jvm_threads_current"));
  }

  @Test
  void addsUpWhatComesIntoAPool() throws Exception {
    JvmAllocation source = new JvmAllocation();
    try {
      // Fills by 100 before the first collection, which leaves 30.
      source.collected("test", 100, 30);
      // Fills by 50, and the collection itself moves 20 in.
      source.collected("test", 80, 100);
      // Shrinks without a collection, as when a pool is resized.
      source.collected("test", 60, 10);
      Exposition scrape = new Exposition(Fixture.scrape(source));
      assertEquals(170, scrape.value("jvm_memory_pool_allocated_bytes_total{pool=\"test\"}"));
    } finally {
      source.close();
    }
  }
}

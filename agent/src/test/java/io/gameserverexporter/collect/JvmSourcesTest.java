package io.gameserverexporter.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JvmSourcesTest {
  private static final String OURS = "jvm_|process_|gameserver_exporter_";

  @Test
  void showsWhatTheListSays() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    StandardSources table =
        new StandardSources(new Paths("/proc", "/"), PrometheusProperties.builder().build());
    try (Collectors collectors =
        Collectors.start(registry, StandardSources.names(), table, 60_000)) {
      assertTrue(collectors.awaitReady(30_000));
      System.gc();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      Exposition scrape;
      do {
        scrape = new Exposition(Fixture.text(registry.scrape()));
      } while (!scrape.types.containsKey("jvm_memory_pool_allocated_bytes_total")
          && System.nanoTime() < deadline);
      assertEquals(Fixture.text("jvm.txt"), listing(scrape));
    }
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

  @Test
  void agreesWithTheJvmOnTheProcess() throws Exception {
    com.sun.management.OperatingSystemMXBean system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double before = system.getProcessCpuTime() / 1e9;
    Exposition scrape = new Exposition(Fixture.scrape(new ProcessUse("/proc/self")));
    double after = system.getProcessCpuTime() / 1e9;
    double cpu = scrape.value("process_cpu_seconds_total");
    assertTrue(cpu >= before - 0.05 && cpu <= after + 0.05, before + " " + cpu + " " + after);
    assertEquals(
        system.getCommittedVirtualMemorySize(),
        scrape.value("process_virtual_memory_bytes"),
        1 << 30);
    Exposition files = new Exposition(Fixture.scrape(new ProcessFiles("/proc/self")));
    Exposition counted = new Exposition(Fixture.scrape(ProcessFilesBean.open()));
    assertEquals(counted.value("process_open_fds"), files.value("process_open_fds"), 50);
    assertEquals(counted.value("process_max_fds"), files.value("process_max_fds"));
    Exposition bean = new Exposition(Fixture.scrape(ProcessBean.open()));
    assertEquals(
        bean.value("process_start_time_seconds"), scrape.value("process_start_time_seconds"));
    assertEquals(bean.value("process_cpu_seconds_total"), cpu, 5);
  }
}

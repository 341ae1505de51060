package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Metrics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What JVMs of different age tell beyond the usual. */
class JvmDetailsIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String NATIVE = "jvm_native_memory_committed_bytes";
  private static final String SCHEDULER = "jvm_virtual_threads_";

  static List<Jvm> withScheduler() {
    return Jdks.all().stream().filter(jvm -> jvm.version() >= 24).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void theJvmTellsWhatItWasStartedWith(Jvm jvm) throws Exception {
    try (ForkedServer program =
        new Fork(jvm, Program.THREADS)
            .flags(
                "-XX:NativeMemoryTracking=summary",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:MaxDirectMemorySize=32m",
                "-Xss640k")
            .agent()
            .start()) {
      Metrics metrics = Exporter.in(program).scrape();
      assertEquals(128 << 20, metrics.sum("jvm_flag_bytes", "flag", "MaxHeapSize"));
      assertEquals(96 << 20, metrics.sum("jvm_flag_bytes", "flag", "MaxMetaspaceSize"));
      assertEquals(32 << 20, metrics.sum("jvm_flag_bytes", "flag", "MaxDirectMemorySize"));
      assertEquals(640 << 10, metrics.sum("jvm_flag_bytes", "flag", "ThreadStackSize"));
      assertTrue(metrics.sum("jvm_flag_bytes", "flag", "ReservedCodeCacheSize") > 1 << 20);
      assertEquals(1, metrics.sum("jvm_gc_info", "gc", "Serial"));
      assertEquals(1, metrics.find("jvm_gc_info").count());

      double total = metrics.sum(NATIVE, "pool", "Total");
      double heap = metrics.sum(NATIVE, "pool", "Java Heap");
      assertTrue(heap >= 1 << 20 && heap < total, program::describeOutput);
      assertTrue(metrics.sum(NATIVE, "pool", "Native Memory Tracking") > 0);
      // To the last: all others are parts of the total, each rounded to 1024 bytes.
      double pools = metrics.sum(NATIVE) - total;
      assertEquals(total, pools, 64 * 1024);
      assertTrue(metrics.sum("jvm_native_memory_reserved_bytes", "pool", "Total") >= total);

      assertEquals(
          jvm.version() >= 21, metrics.find("jvm_allocated_bytes_total").findAny().isPresent());
      Exporter.assertQuiet(program);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void withoutLimitsAndTrackingThereIsNothingToTell(Jvm jvm) throws Exception {
    try (ForkedServer program = new Fork(jvm, Program.THREADS).agent().start()) {
      Metrics metrics = Exporter.in(program).scrape();
      assertEquals(0, metrics.find("jvm_flag_bytes", "flag", "MaxMetaspaceSize").count());
      // Without a flag the JDK takes as much as the heap may have.
      assertEquals(
          metrics.sum("jvm_memory_max_bytes", "area", "heap"),
          metrics.sum("jvm_flag_bytes", "flag", "MaxDirectMemorySize"));
      assertEquals(0, metrics.find(NATIVE).count());
      assertEquals(
          0,
          metrics
              .find("gameserver_exporter_collector_success", "collector", "jvm_native_memory")
              .count());
      Exporter.assertQuiet(program);
    }
  }

  /** The agent must not be the first to use virtual threads, which brings threads of their own. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("withScheduler")
  void theSchedulerIsAskedOnlyOnceItRuns(Jvm jvm) throws Exception {
    try (ForkedServer program = new Fork(jvm, Program.VIRTUAL_THREADS).agent().start()) {
      Exporter exporter = Exporter.in(program);
      Metrics metrics = exporter.scrape();
      assertEquals(
          1,
          metrics.sum("gameserver_exporter_collector_success", "collector", "jvm_virtual_threads"));
      assertEquals(0, metrics.find(SCHEDULER + "parallelism").count());
      program.send("groups");
      String before = program.awaitOut("1:");
      assertFalse(before.contains("VirtualThreads") || before.contains("CarrierThreads"), before);

      program.send("start");
      String after = program.awaitOut("2:");
      assertTrue(after.contains("CarrierThreads"), after);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (metrics.sum(SCHEDULER + "mounted") < 1 && System.nanoTime() < deadline) {
        Thread.sleep(50);
        metrics = exporter.scrape();
      }
      assertEquals(1, metrics.sum(SCHEDULER + "mounted"));
      assertEquals(0, metrics.sum(SCHEDULER + "queued"));
      assertTrue(metrics.sum(SCHEDULER + "parallelism") >= 1);
      assertTrue(metrics.sum(SCHEDULER + "pool_size") >= 1);
      Exporter.assertQuiet(program);
    }
  }
}

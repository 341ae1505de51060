package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Metrics;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The time in safepoints and the time to reach them mean the same on every JVM. */
class SafepointsIT {
  private static final String SYNC = "jvm_safepoint_sync_seconds_total";
  private static final double ENOUGH_SECONDS = 0.3;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SCRAPES = 300;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#all")
  void aThreadThatStopsLateShowsAsTimeToReachThem(Jvm jvm) throws Exception {
    try (ForkedServer program =
        new Fork(jvm, Program.LATE_THREAD)
            .flags("-XX:TieredStopAtLevel=4", "-XX:-UseCountedLoopSafepoints")
            .agent()
            .start()) {
      Exporter exporter = Exporter.in(program);
      Metrics metrics = awaitHiccups(exporter);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      // Until the loop is compiled it does check.
      for (int i = 1; metrics.sum(SYNC) < ENOUGH_SECONDS && System.nanoTime() < deadline; i++) {
        program.send("stop");
        program.awaitOut(i + ":");
        metrics = exporter.scrape();
      }
      double sync = metrics.sum(SYNC);
      assertTrue(sync >= ENOUGH_SECONDS, program::describeOutput);
      double stood = metrics.sum("jvm_safepoint_seconds_total");
      assertTrue(stood > 0 && stood < sync / 2, stood + " s beside " + sync);
      // The young generation is collected now and then.
      assertTrue(metrics.sum("gameserver_stall_seconds_total", "cause", "gc") < sync / 10);
    }
  }

  /** Not before the server has had its ten seconds to start. */
  private static Metrics awaitHiccups(Exporter exporter) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Metrics metrics = exporter.scrape();
    while (metrics.sum("jvm_hiccup_seconds_count") == 0) {
      assertTrue(System.nanoTime() < deadline, "nobody looks for stalls");
      Thread.sleep(100);
      metrics = exporter.scrape();
    }
    return metrics;
  }

  /** The agent's fourth thread is there for these figures alone. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void noThreadLooksForStallsWhereNobodyWantsToKnow(Jvm jvm) throws Exception {
    try (ForkedServer program =
        new Fork(jvm, Program.THREADS)
            .flags(AgentJar.flag(AgentJar.file(), "disabled=jvm_hiccups,port=0"))
            .start()) {
      Metrics metrics = Exporter.in(program).scrape();
      assertEquals(0, metrics.find("jvm_hiccup_seconds_count").count());
      assertEquals(0, metrics.find("gameserver_stall_seconds_total").count());
      assertTrue(metrics.find("jvm_safepoints_total").count() > 0);
      program.send("threads");
      String threads = program.awaitOut("1:");
      assertTrue(threads.contains("gameserver-exporter-sampler"), threads);
      assertTrue(!threads.contains("gameserver-exporter-hiccups"), threads);
    }
  }

  /** A few come by themselves: for code that is compiled, and once for the search for deadlocks. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#ends")
  void scrapesNeedNone(Jvm jvm) throws Exception {
    try (ForkedServer program = new Fork(jvm, Program.THREADS).agent().start()) {
      Exporter exporter = Exporter.in(program);
      double before = exporter.scrape().sum("jvm_safepoints_total");
      for (int i = 0; i < SCRAPES; i++) {
        exporter.scrape();
      }
      double more = exporter.scrape().sum("jvm_safepoints_total") - before;
      assertTrue(more < SCRAPES / 10.0, more + " safepoints in " + SCRAPES + " scrapes");
    }
  }
}

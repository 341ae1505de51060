package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only the flight recorder knows, which has to be asked for and needs a newer Java. */
class FlightRecorderIT {
  private static final String ASKED = "port=0,enabled=all;jvm_flight_recorder";
  private static final String OPERATIONS = "jvm_safepoint_operations_total";
  private static final String PINNED = "jvm_virtual_threads_pinned_total";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  static Stream<Jvm> withVirtualThreads() {
    return Jdks.all().stream().filter(jvm -> jvm.version() >= 21);
  }

  static Stream<Jvm> withoutStream() {
    return Jdks.all().stream().filter(jvm -> jvm.version() < 14);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withVirtualThreads")
  void tellsWhatStoppedThreadsAndWhoWasPinned(Jvm jvm) throws Exception {
    try (ForkedServer program =
        new Fork(jvm, Program.PINNED).flags("-XX:+UseSerialGC").agent(ASKED).start()) {
      Exporter exporter = Exporter.in(program);
      // The recording has begun when there are figures; the first have no pinned thread.
      Metrics metrics = await(exporter, page -> page.find(PINNED).count() > 0);
      assertEquals(0, metrics.sum(PINNED));
      program.send("go");
      program.awaitOut("1:");
      metrics = await(exporter, page -> page.sum(PINNED) > 0 && fullCollections(page) > 0);
      assertEquals(1, fullCollections(metrics), program::describeOutput);
      assertEquals(1, metrics.sum(PINNED), program::describeOutput);
      double seconds = metrics.sum("jvm_virtual_threads_pinned_seconds_total");
      assertTrue(seconds >= .04 && seconds < 10, seconds + " s");
      assertTrue(metrics.sum("jvm_safepoint_operation_seconds_total") > 0);
    }
  }

  /** Of the serial collector, under its names up to Java 24 and since. */
  private static double fullCollections(Metrics page) {
    return page.sum(OPERATIONS, "operation", "GenCollectFull")
        + page.sum(OPERATIONS, "operation", "SerialGCCollect");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withoutStream")
  void saysWhichJavaItNeeds(Jvm jvm) throws Exception {
    try (ForkedServer program = new Fork(jvm, Program.THREADS).agent(ASKED).start()) {
      Exporter exporter = Exporter.in(program);
      program.awaitErr("gameserver-exporter: collector jvm_flight_recorder is off");
      List<String> complaints = Exporter.complaints(program);
      assertEquals(1, complaints.size(), program::describeOutput);
      assertTrue(complaints.get(0).contains("on Java 14 and later"), complaints.get(0));
      assertTrue(exporter.scrape().find("jvm_safepoints_total").count() > 0);
    }
  }

  /** Sampled in the background, and the JVM hands events on once a second. */
  private static Metrics await(Exporter exporter, Predicate<Metrics> enough) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Metrics metrics = exporter.scrape();
    while (!enough.test(metrics) && System.nanoTime() < deadline) {
      Thread.sleep(50);
      metrics = exporter.scrape();
    }
    return metrics;
  }
}

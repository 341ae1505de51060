package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runtimes that lack modules, as jlink makes them. */
class TrimmedRuntimeIT {

  static List<Jvm> running() {
    return List.of(Jvms.running());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#modular")
  void theSmallestThatTakesAgentsServesWhatItCan(Jvm jvm) throws Exception {
    try (ForkedServer program =
        new Fork(jvm, Program.THREADS)
            .flags("--limit-modules", "java.base,java.instrument")
            .agent()
            .start()) {
      Metrics metrics = Exporter.in(program).scrape();
      assertTrue(metrics.find("node_memory_MemTotal_bytes").findAny().isPresent());
      // One line for all that is missing for the same reason, which says the remedy.
      assertEquals(1, Exporter.awaitComplaints(program, 1).size(), program::describeOutput);
      assertTrue(
          Exporter.complaints(program).get(0).contains("--add-modules java.management"),
          program::describeOutput);
      program.send("still there");
      program.awaitOut("1:");
    }
  }

  /** Without HotSpot's own beans the standard ones still tell what they know. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.gameserverexporter.loading.Jdks#modular")
  void withoutTheJvmsOwnBeansTheStandardOnesAreRead(Jvm jvm) throws Exception {
    try (ForkedServer program =
        new Fork(jvm, Program.THREADS)
            .flags("--limit-modules", "java.base,java.instrument,java.management")
            .agent()
            .start()) {
      Metrics metrics = Exporter.in(program).scrape();
      assertTrue(metrics.find("jvm_memory_used_bytes").findAny().isPresent());
      assertTrue(metrics.find("jvm_threads_current").findAny().isPresent());
      assertEquals(0, metrics.find("jvm_flag_bytes").count());
      assertEquals(0, metrics.find("jvm_gc_info").count());
      assertEquals(1, Exporter.awaitComplaints(program, 1).size(), program::describeOutput);
      String line = Exporter.complaints(program).get(0);
      assertTrue(line.contains("--add-modules jdk.management)"), line);
      assertTrue(line.contains("jvm_flags,jvm_native_memory"), line);
      assertEquals(jvm.version() >= 21, line.contains("jvm_allocation"), line);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("running")
  void requestsAreCountedWithoutManagement(Jvm jvm) throws Exception {
    try (ForkedServer server =
        new Fork(jvm, Program.JDK_SERVER)
            .flags("--limit-modules", "java.base,java.instrument,jdk.httpserver")
            .agent()
            .start()) {
      Exporter exporter = Exporter.in(server);
      Requests.send(server, "/api/x", 5);
      exporter.assertCounted(5, Program.JDK_ROUTE);
      assertEquals(1, Exporter.awaitComplaints(server, 1).size(), server::describeOutput);
    }
  }
}

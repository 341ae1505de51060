package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of scheduled tasks are counted exactly, by the class of what they run. */
class ScheduledTasksIT {
  private static final String CLASS = "testprograms.scheduledtasks.ScheduledTasks";
  private static final String DURATION = "game_task_duration_seconds_count";
  private static final String LATENESS = "game_task_lateness_seconds_count";
  private static final String FAILURES = "game_task_failures_total";
  private static final Duration LIMIT = Duration.ofSeconds(15);

  static List<Jvm> jvms() {
    return Jvms.of(8, 26);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jvms")
  void countsEachRun(Jvm jvm) throws Exception {
    try (ForkedServer program = new Fork(jvm, Program.SCHEDULED_TASKS).agent().start()) {
      Exporter exporter = Exporter.in(program);
      Map<String, Integer> runs = play(program, 1, "pool");
      assertCounted(exporter, "Rate", runs.get("rate"), 0);
      assertCounted(exporter, "Delay", runs.get("delay"), 0);
      assertCounted(exporter, "Failing", runs.get("failing"), 1);
      assertCounted(exporter, "SelfCancelling", runs.get("self"), 0);
      assertTimer(exporter, play(program, 2, "timer"));
      Metrics metrics = exporter.scrape();
      assertEquals(0, metrics.find(DURATION, "task", CLASS + "$TimerSlow").count());
      assertEquals(0, metrics.find(DURATION, "task", CLASS + "$Slow").count());
      // At the pace of what servers do for themselves.
      assertEquals(0, metrics.find(DURATION, "task", CLASS + "$EachSecond").count());
      assertEquals(1, metrics.find(DURATION, "task", CLASS + "$$Lambda").count());
      assertEquals(9, metrics.find(DURATION).count());
      assertAgain(exporter, play(program, 3, "again"));
      metrics = exporter.scrape();
      assertEquals(12, metrics.find(DURATION).count(), program::describeOutput);
      assertEquals(0, metrics.sum("gameserver_exporter_suppressed_errors_total"));
      assertEquals(List.of(), Exporter.complaints(program), program::describeOutput);
    }
  }

  @Test
  void countsEachRunInAPoolThatForks() throws Exception {
    for (Jvm jvm : Jvms.of(26)) {
      try (ForkedServer program = new Fork(jvm, Program.SCHEDULED_TASKS).agent().start()) {
        Exporter exporter = Exporter.in(program);
        Map<String, Integer> runs = play(program, 1, "fork");
        assertCounted(exporter, "Rate", runs.get("rate"), 0);
        assertCounted(exporter, "Delay", runs.get("delay"), 0);
        assertCounted(exporter, "Failing", runs.get("failed"), 1);
        assertAgain(exporter, runs);
        Metrics metrics = exporter.scrape();
        assertEquals(6, metrics.find(DURATION).count(), program::describeOutput);
        // They are not late by the age of the machine.
        assertTrue(
            metrics.sum("game_task_lateness_seconds_bucket", "le", "2.5") > 0,
            program::describeOutput);
        assertEquals(0, metrics.sum("gameserver_exporter_suppressed_errors_total"));
        assertEquals(List.of(), Exporter.complaints(program), program::describeOutput);
      }
    }
  }

  /** Byte Buddy's own weaving is 700 classes, which a start with the agent must not wait for. */
  @Test
  void aStartLoadsNoMoreThanItNeeds(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("classes.log");
    try (ForkedServer program =
        new Fork(Jvms.running(), Program.SCHEDULED_TASKS)
            .flags("-Xlog:class+load:file=" + log)
            .agent()
            .start()) {
      Exporter exporter = Exporter.in(program);
      assertCounted(exporter, "Rate", play(program, 1, "pool").get("rate"), 0);
      assertTimer(exporter, play(program, 2, "timer"));
    }
    String loaded = Files.readString(log);
    assertTrue(loaded.contains("io.gameserverexporter.probe.weave.InlineWeaver"), loaded);
    assertFalse(loaded.contains("net.bytebuddy.asm.Advice"), "Byte Buddy's weaving");
  }

  private static void assertAgain(Exporter exporter, Map<String, Integer> runs) throws Exception {
    assertCounted(exporter, "Again", runs.get("again"), 0);
    assertCounted(exporter, "AgainFailing", runs.get("failing"), 1);
    assertCounted(exporter, "Anew$$Lambda", runs.get("anew"), 0);
  }

  @Test
  void anAttachCountsFromThenOnAndSlowOnesOnRequest() throws Exception {
    try (ForkedServer program = new Fork(Jvms.running(), Program.SCHEDULED_TASKS).start()) {
      play(program, 1, "pool");
      Attaching.attach(program, AgentJar.file(), "port=0,tasks=all");
      Exporter exporter = Exporter.in(program);
      Map<String, Integer> runs = play(program, 2, "pool");
      assertCounted(exporter, "Rate", runs.get("rate"), 0);
      assertCounted(exporter, "Delay", runs.get("delay"), 0);
      assertCounted(exporter, "Failing", runs.get("failing"), 1);
      assertCounted(exporter, "Slow", runs.get("slow"), 0);
      runs = play(program, 3, "timer");
      assertTimer(exporter, runs);
      assertCounted(exporter, "TimerSlow", runs.get("slow"), 0);
      runs = play(program, 4, "again");
      assertAgain(exporter, runs);
      assertCounted(exporter, "AgainSlowly", runs.get("slow"), 0);
      assertEquals(List.of(), Exporter.complaints(program), program::describeOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"netty-4.1.0", "netty-4.1", "netty-4.2"})
  void countsEachRunInAnEventLoop(String netty) throws Exception {
    Program program = Program.tasksOf("nettytasks", "NettyTasks", 8, netty);
    String name = "testprograms.nettytasks.NettyTasks$";
    try (ForkedServer loop = new Fork(Jvms.running(), program).agent().start()) {
      Exporter exporter = Exporter.in(loop);
      Map<String, Integer> runs = play(loop, 1, "go");
      assertCountedOf(exporter, name + "Rate", runs.get("rate"), 0);
      assertCountedOf(exporter, name + "Delay", runs.get("delay"), 0);
      assertCountedOf(exporter, name + "Failing", runs.get("failing"), 1);
      assertCountedOf(exporter, name + "Cancelling", runs.get("cancelling"), 0);
      Metrics metrics = exporter.scrape();
      assertEquals(4, metrics.find(DURATION).count());
      // They are not late by the age of the JVM.
      assertTrue(
          metrics.sum("game_task_lateness_seconds_bucket", "le", "2.5") * 2 > metrics.sum(LATENESS),
          loop::describeOutput);
      assertEquals(List.of(), Exporter.complaints(loop), loop::describeOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"vertx-4.5", "vertx-5.2"})
  void countsPeriodicsOfVertx(String vertx) throws Exception {
    String netty = vertx.equals("vertx-4.5") ? "4.1" : "4.2";
    Program program =
        Program.tasksOf(
            "vertxtasks", "VertxTasks", 11, vertx, "netty-" + netty, "netty-more-" + netty);
    try (ForkedServer loop = new Fork(Jvms.running(), program).agent().start()) {
      Exporter exporter = Exporter.in(loop);
      int runs = play(loop, 1, "go").get("periodic");
      assertCountedOf(exporter, "testprograms.vertxtasks.VertxTasks$Periodic", runs, 0);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"spring-5.3", "spring-7.0"})
  void namesTheMethodsThatSpringRuns(String spring) throws Exception {
    int release = spring.equals("spring-5.3") ? 8 : 17;
    Program program = Program.tasksOf("springtasks", "SpringTasks", release, spring);
    String name = "testprograms.springtasks.SpringTasks$Game#";
    try (ForkedServer game = new Fork(Jvms.running(), program).agent("port=0,tasks=all").start()) {
      Exporter exporter = Exporter.in(game);
      Map<String, Integer> runs = play(game, 1, "go");
      assertCountedOf(exporter, name + "backUp", runs.get("backUp"), 0);
      assertCountedOf(exporter, name + "save", runs.get("save"), 0);
      assertCountedOf(exporter, name + "tick", runs.get("tick"), 0);
    }
  }

  private static void assertTimer(Exporter exporter, Map<String, Integer> runs) throws Exception {
    assertCounted(exporter, "TimerRate", runs.get("rate"), 0);
    assertCounted(exporter, "TimerDelay", runs.get("delay"), 0);
    assertCounted(exporter, "TimerFailing", runs.get("failing"), 1);
    assertCounted(exporter, "TimerCancelling", runs.get("cancelling"), 0);
  }

  private static Map<String, Integer> play(ForkedServer program, int number, String line)
      throws Exception {
    program.send(line);
    Map<String, Integer> runs = new HashMap<>();
    for (String each : program.awaitOut(number + ": ").split(" ")) {
      String[] halves = each.split("=", -1);
      runs.put(halves[0], Integer.parseInt(halves[1]));
    }
    return runs;
  }

  private static void assertCounted(Exporter exporter, String task, int runs, int failures)
      throws Exception {
    assertCountedOf(exporter, CLASS + "$" + task, runs, failures);
  }

  /** The end of a run is counted a moment after what it does. */
  private static void assertCountedOf(Exporter exporter, String name, int runs, int failures)
      throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Metrics now = exporter.scrape();
    while (now.sum(DURATION, "task", name) < runs && System.nanoTime() < deadline) {
      Thread.sleep(50);
      now = exporter.scrape();
    }
    assertEquals(runs, now.sum(DURATION, "task", name), exporter.process()::describeOutput);
    assertEquals(runs, now.sum(LATENESS, "task", name), exporter.process()::describeOutput);
    assertEquals(failures, now.sum(FAILURES, "task", name), exporter.process()::describeOutput);
  }
}

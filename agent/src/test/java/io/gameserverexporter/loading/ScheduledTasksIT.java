package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.Attaching;
import io.gameserverexporter.support.ForkedServer;
import io.gameserverexporter.support.Jvm;
import io.gameserverexporter.support.Jvms;
import io.gameserverexporter.support.Metrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of scheduled tasks are counted exactly, by the class of what they run. */
class ScheduledTasksIT {
  private static final String CLASS = "testprograms.scheduledtasks.ScheduledTasks";
  private static final String DURATION = "game_task_duration_seconds_count";
  private static final String LATENESS = "game_task_lateness_seconds_count";
  private static final String FAILURES = "game_task_failures_total";
  private static final Duration LIMIT = Duration.ofSeconds(15);

  static List<Jvm> jvms() {
    return Jvms.of(8, 17, 26);
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
      assertEquals(1, metrics.find(DURATION, "task", CLASS + "$$Lambda").count());
      assertEquals(9, metrics.find(DURATION).count());
      assertEquals(0, metrics.sum("gameserver_exporter_suppressed_errors_total"));
      assertEquals(List.of(), Exporter.complaints(program), program::describeOutput);
    }
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
      assertEquals(List.of(), Exporter.complaints(program), program::describeOutput);
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

  /** The end of a run is counted a moment after what it does. */
  private static void assertCounted(Exporter exporter, String task, int runs, int failures)
      throws Exception {
    String name = CLASS + "$" + task;
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Metrics now = exporter.scrape();
    while (now.sum(DURATION, "task", name) < runs && System.nanoTime() < deadline) {
      Thread.sleep(50);
      now = exporter.scrape();
    }
    assertEquals(runs, now.sum(DURATION, "task", name), task);
    assertEquals(runs, now.sum(LATENESS, "task", name), task);
    assertEquals(failures, now.sum(FAILURES, "task", name), task);
  }
}

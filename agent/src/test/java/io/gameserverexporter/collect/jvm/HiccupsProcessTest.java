package io.gameserverexporter.collect.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Exposition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that stands still says why. */
class HiccupsProcessTest {
  @ParameterizedTest
  @ValueSource(strings = {"UseSerialGC", "UseParallelGC", "UseG1GC"})
  void byCollections(String collector) throws Exception {
    Exposition page = run("gc", "0.1", false, "-XX:+" + collector);
    assertTrue(page.value("jvm_safepoints_total") > 0);
    assertTrue(page.value("jvm_safepoint_seconds_total") >= stalled(page, "gc"), "the gc's share");
  }

  @Test
  void byAnotherStopOfTheJvm() throws Exception {
    Exposition page = run("safepoint", "0.1", false, "-XX:+UseSerialGC");
    assertTrue(page.value("jvm_safepoint_seconds_total") >= 0.1);
  }

  /** As by a machine that has other things to do. */
  @Test
  void byNothingThatIsKnown() throws Exception {
    Exposition page = run("other", "0.25", true, "-XX:+UseSerialGC");
    // One of each millisecond that was missed, within a tenth for what a busy machine adds.
    double missed = ForkedHiccups.missed(page);
    assertTrue(missed >= 150, "hiccups over 0.1 s: " + missed);
  }

  /** A fifth of a processor, in slices of 200 ms; with a group of the kernel's own. */
  @Test
  void byTheContainersLimit() throws Exception {
    Path parent = Path.of("/sys/fs/cgroup/cpu");
    Assumptions.assumeTrue(
        Files.isWritable(parent.resolve("cgroup.procs")),
        "needs a control group of version 1 that this user may divide");
    Path group = parent.resolve("gameserver-exporter-stalls-" + ProcessHandle.current().pid());
    Files.createDirectory(group);
    try {
      Files.writeString(group.resolve("cpu.cfs_period_us"), "200000");
      Files.writeString(group.resolve("cpu.cfs_quota_us"), "40000");
      String join = "echo $$ > " + group.resolve("cgroup.procs") + " && exec \"$@\"";
      Exposition page =
          run(
              List.of("sh", "-c", join, "sh"),
              "cpu_throttled",
              "0.5",
              false,
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1");
      assertTrue(stalled(page, "other") < stalled(page, "cpu_throttled"), page.values::toString);
    } finally {
      Files.delete(group);
    }
  }

  @Test
  void nothingIsLostWithoutTheCounters() throws Exception {
    Exposition page = run("other", "0.25", true, "-XX:-UsePerfData", "-XX:+UseSerialGC");
    assertEquals(0, stalled(page, "gc"));
  }

  private static double stalled(Exposition page, String cause) {
    return page.value("gameserver_stall_seconds_total{cause=\"" + cause + "\"}");
  }

  private static Exposition run(String cause, String seconds, boolean stop, String... options)
      throws Exception {
    return run(List.of(), cause, seconds, stop, options);
  }

  private static Exposition run(
      List<String> by, String cause, String seconds, boolean stop, String... options)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(by));
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(List.of(options));
    builder
        .command()
        .addAll(
            List.of(
                "-Xmx256m",
                // Inside the agent its Instrumentation does this.
                "--add-opens=java.base/jdk.internal.perf=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ForkedHiccups.class.getName(),
                cause,
                seconds));
    if (!stop) {
      builder.command().add("safepoints");
    }
    Process process = builder.redirectErrorStream(true).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      assertEquals("ready", line);
      if (stop) {
        signal(process, "STOP");
        TimeUnit.MILLISECONDS.sleep(300); // the stall itself
        signal(process, "CONT");
      }
      Exposition page = new Exposition(out.lines().collect(Collectors.joining("\n")));
      assertTrue(stalled(page, cause) >= Double.parseDouble(seconds), page.values::toString);
      return page;
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    assertEquals(
        0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
  }
}

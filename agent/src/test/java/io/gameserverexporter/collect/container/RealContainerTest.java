package io.gameserverexporter.collect.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gameserverexporter.collect.Exposition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process in control groups that this machine's kernel keeps, where they may be made. */
class RealContainerTest {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final String NAME = "gameserver-exporter-test-" + ProcessHandle.current().pid();

  @TempDir Path temp;

  private final List<Path> groups = new ArrayList<>();

  @AfterEach
  void removeGroups() throws IOException {
    for (Path group : groups) {
      Files.deleteIfExists(group);
    }
  }

  /** Makes a group, or skips the test. */
  private Path group(String hierarchy) {
    Path parent = ROOT.resolve(hierarchy);
    assumeTrue(
        Files.isWritable(parent.resolve("cgroup.procs")),
        "needs a control group of " + parent + " that this user may divide");
    Path group = parent.resolve(NAME);
    try {
      Files.createDirectory(group);
    } catch (IOException e) {
      assumeTrue(false, "no control group can be made: " + e);
    }
    groups.add(group);
    return group;
  }

  @Test
  void showsTheProcessorLimitOfVersion1() throws Exception {
    Path cpu = group("cpu");
    if (!Files.isSameFile(ROOT.resolve("cpu"), ROOT.resolve("cpuacct"))) {
      group("cpuacct");
    }
    Path pids = group("pids");
    Files.writeString(cpu.resolve("cpu.cfs_period_us"), "20000");
    Files.writeString(cpu.resolve("cpu.cfs_quota_us"), "10000");
    Files.writeString(pids.resolve("pids.max"), "400");
    Exposition scrape = runInGroups(500);
    assertEquals(10_000, scrape.value("container_spec_cpu_quota"));
    assertEquals(20_000, scrape.value("container_spec_cpu_period"));
    assertTrue(scrape.value("container_cpu_usage_seconds_total") > 0.1);
    assertTrue(scrape.value("container_cpu_cfs_periods_total") > 0);
    assertTrue(scrape.value("container_cpu_cfs_throttled_periods_total") > 0);
    assertTrue(scrape.value("container_cpu_cfs_throttled_seconds_total") > 0);
    assertTrue(scrape.value("container_threads") > 1);
    assertEquals(400, scrape.value("container_threads_max"));
  }

  @Test
  void showsTheMemoryLimitOfVersion1() throws Exception {
    Path memory = group("memory");
    Files.writeString(memory.resolve("memory.limit_in_bytes"), "536870912");
    Exposition scrape = runInGroups(0);
    assertEquals(536_870_912, scrape.value("container_spec_memory_limit_bytes"));
    double usage = scrape.value("container_memory_usage_bytes");
    assertTrue(usage > 1 << 20 && usage < 536_870_912, scrape.values::toString);
    assertTrue(scrape.value("container_memory_working_set_bytes") <= usage);
    assertTrue(scrape.value("container_memory_rss") > 1 << 20);
    assertEquals(0, scrape.value("container_oom_events_total"));
  }

  @Test
  void showsWhatIsWrittenInVersion1() throws Exception {
    String store = Files.getFileStore(temp).name();
    assumeTrue(store.startsWith("/dev/"), "needs a temporary folder on a block device");
    Path group = group("blkio");
    // Newer kernels count only for devices that the group has a limit for.
    try (DirectoryStream<Path> disks = Files.newDirectoryStream(Path.of("/sys/block"))) {
      for (Path disk : disks) {
        Files.writeString(
            group.resolve("blkio.throttle.write_bps_device"),
            Files.readString(disk.resolve("dev")).trim() + " 1000000000000\n");
      }
    }
    Exposition scrape = runInGroups(0, temp.resolve("written").toString());
    assertTrue(
        written(scrape, "container_fs_writes_bytes_total") >= 1 << 20, scrape.values::toString);
    assertTrue(written(scrape, "container_fs_writes_total") >= 1, scrape.values::toString);
  }

  private static double written(Exposition scrape, String name) {
    double sum = 0;
    for (String series : scrape.values.keySet()) {
      if (series.startsWith(name + "{device=\"/dev/")) {
        sum += scrape.value(series);
      }
    }
    return sum;
  }

  @Test
  void showsThePressureOfVersion2() throws Exception {
    group(Files.exists(ROOT.resolve("unified")) ? "unified" : "");
    assumeTrue(
        Files.isReadable(groups.get(0).resolve("cpu.pressure")),
        "needs a kernel that accounts for pressure");
    Exposition scrape = runInGroups(0);
    for (String resource : new String[] {"cpu", "memory", "io"}) {
      String name = "container_pressure_" + resource;
      double waiting = scrape.value(name + "_waiting_seconds_total");
      assertTrue(scrape.value(name + "_stalled_seconds_total") <= waiting, name);
    }
  }

  /** Runs a process that is in all groups from its first instruction on. */
  private Exposition runInGroups(int busyMillis, String... file) throws Exception {
    StringBuilder script = new StringBuilder();
    for (Path group : groups) {
      script.append("echo $$ > ").append(group.resolve("cgroup.procs")).append(" || exit 1\n");
    }
    script.append("exec \"$@\"");
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                script.toString(),
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                ForkedContainer.class.getName(),
                Integer.toString(busyMillis)));
    command.addAll(List.of(file));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), said);
      return new Exposition(said);
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }
}

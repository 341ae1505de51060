package io.gameserverexporter.collect.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container's figures from control groups as runtimes lay them out. */
class ContainerTest {
  private static final Set<String> LIMITS =
      Set.of(
          "container_spec_cpu_quota",
          "container_spec_cpu_period",
          "container_spec_memory_limit_bytes",
          "container_threads_max");

  @TempDir Path temp;
  private CgroupTree tree;

  @BeforeEach
  void makeTree() {
    tree = new CgroupTree(temp.resolve("a folder"));
  }

  private static void layVersion2(CgroupTree tree, String group) throws IOException {
    tree.file(group + "/cgroup.events", "populated 1\nfrozen 0")
        .file(
            group + "/cpu.stat",
            """
            usage_usec 2500000
            user_usec 2000000
            system_usec 500000
            core_sched.force_idle_usec 0
            nr_periods 80
            nr_throttled 12
            throttled_usec 1750000
            nr_bursts 0
            burst_usec 0
            """)
        .file(group + "/cpu.max", "150000 100000")
        .file(group + "/memory.current", "300000000")
        .file(group + "/memory.max", "536870912")
        .file(
            group + "/memory.stat",
            """
            anon 180000000
            file 110000000
            kernel 5000000
            inactive_anon 179000000
            active_anon 1000000
            inactive_file 90000000
            active_file 20000000
            """)
        .file(
            group + "/memory.events",
            """
            low 0
            high 0
            max 31
            oom 3
            oom_kill 2
            oom_group_kill 0
            """)
        .file(group + "/pids.current", "61")
        .file(group + "/pids.max", "512")
        .file(
            group + "/io.stat",
            """
            7:0 8:0 rbytes=4096000 wbytes=8192000 rios=100 wios=300 dbytes=7 dios=7
            259:3 rbytes=0 wbytes=512 rios=0 wios=1 dbytes=0 dios=0
            7:1
            """)
        .file("sys/dev/block/8:0/uevent", "MAJOR=8\nMINOR=0\nDEVNAME=sda\nDEVTYPE=disk")
        .file(group + "/cpu.pressure", pressure(3_000_000, 1_500_000))
        .file(group + "/memory.pressure", pressure(250_000, 125_000))
        .file(group + "/io.pressure", pressure(8_000_000, 4_000_000));
  }

  private static String pressure(long some, long full) {
    return "some avg10=1.05 avg60=0.40 avg300=0.10 total="
        + some
        + "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total="
        + full;
  }

  /** The same reads and writes as {@link #layVersion2} has. */
  private void layIoOfVersion1(String group, String before, String after) throws IOException {
    tree.in("9:blkio:/docker/1f")
        .mount("/docker/1f", group, "blkio")
        .file("sys/dev/block/8:0/uevent", "MAJOR=8\nMINOR=0\nDEVNAME=sda\nDEVTYPE=disk")
        .file(
            group + "/" + before + "io_service_bytes" + after,
            """
            8:0 Read 4096000
            8:0 Write 8192000
            8:0 Sync 12288000
            8:0 Async 0
            8:0 Discard 0
            8:0 Total 12288000
            259:3 Read 0
            259:3 Write 512
            259:3 Sync 512
            259:3 Async 0
            259:3 Total 512
            Total 12288512
            """)
        .file(
            group + "/" + before + "io_serviced" + after,
            """
            8:0 Read 100
            8:0 Write 300
            8:0 Total 400
            259:3 Read 0
            259:3 Write 1
            259:3 Total 1
            Total 401
            """);
  }

  private void layVersion1(String cpuGroup, String memoryGroup, String pidsGroup)
      throws IOException {
    tree.file(cpuGroup + "/cpuacct.usage", "2500000000")
        .file(
            cpuGroup + "/cpu.stat",
            """
            nr_periods 80
            nr_throttled 12
            throttled_time 1750000000
            """)
        .file(cpuGroup + "/cpu.cfs_quota_us", "150000")
        .file(cpuGroup + "/cpu.cfs_period_us", "100000")
        .file(memoryGroup + "/memory.usage_in_bytes", "300000000")
        .file(memoryGroup + "/memory.limit_in_bytes", "536870912")
        .file(
            memoryGroup + "/memory.stat",
            """
            cache 1
            rss 2
            inactive_file 3
            hierarchical_memory_limit 536870912
            total_cache 110000000
            total_rss 180000000
            total_rss_huge 0
            total_inactive_file 90000000
            """)
        .file(
            memoryGroup + "/memory.oom_control",
            """
            oom_kill_disable 0
            under_oom 0
            oom_kill 2
            """)
        .file(pidsGroup + "/pids.current", "61")
        .file(pidsGroup + "/pids.max", "512");
  }

  /** Docker and Kubernetes today: the container sees its own group as the root. */
  @Test
  void showsVersion2InANamespaceOfItsOwn() throws Exception {
    tree.in("0::/").mount("/", "sys/fs/cgroup", "");
    layVersion2(tree, "sys/fs/cgroup");
    assertEquals(Fixture.text("container.txt"), tree.scrape());
  }

  /** A service of systemd, or a container with the host's namespace. */
  @Test
  void showsVersion2SeenFromTheHost() throws Exception {
    tree.in("0::/system.slice/game.service").mount("/", "sys/fs/cgroup", "");
    tree.file("sys/fs/cgroup/cpu.stat", "usage_usec 1");
    layVersion2(tree, "sys/fs/cgroup/system.slice/game.service");
    assertEquals(Fixture.text("container.txt"), tree.scrape());
  }

  /** With the host's folders mounted beside the container's own, as for a node exporter. */
  @Test
  void findsItsOwnGroupBesideTheHosts() throws Exception {
    tree.in("0::/").mount("/../../..", "sys/fs/cgroup", "").mount("/", "own/cgroup", "");
    layVersion2(tree, "own/cgroup");
    tree.file("sys/fs/cgroup/cpu.stat", "usage_usec 1");
    assertEquals(Fixture.text("container.txt"), tree.scrape());
  }

  @Test
  void prefersWhatIsBelowSysfs() throws Exception {
    tree.in("0::/pod/a").mount("/", "else/where", "").mount("/pod", "sys/fs/cgroup", "");
    layVersion2(tree, "sys/fs/cgroup/a");
    tree.file("else/where/pod/a/cgroup.events", "populated 1");
    assertEquals(Fixture.text("container.txt"), tree.scrape());
  }

  /** Docker without namespaces for groups: only the container's own folders are mounted. */
  @Test
  void showsVersion1() throws Exception {
    tree.in("12:pids:/docker/1f")
        .in("5:cpu,cpuacct:/docker/1f")
        .in("3:memory:/docker/1f")
        .in("1:name=systemd:/docker/1f")
        .mount("/docker/1f", "sys/fs/cgroup/memory", "memory")
        .mount("/docker/1f", "sys/fs/cgroup/pids", "pids")
        .mount("/docker/1f", "sys/fs/cgroup/cpu,cpuacct", "cpu,cpuacct");
    String folder = "sys/fs/cgroup/";
    layVersion1(folder + "cpu,cpuacct", folder + "memory", folder + "pids");
    layIoOfVersion1(folder + "blkio", "blkio.throttle.", "");
    assertEquals(withoutPressure(Fixture.text("container.txt")), tree.scrape());
  }

  /** Pressure is in version 2 alone, which systemd mounts beside version 1. */
  @Test
  void showsVersion1WithPressureOfVersion2() throws Exception {
    tree.in("4:memory:/a:b/c")
        .in("3:cpu:/a:b/c")
        .in("2:cpuacct:/a:b/c")
        .in("1:pids:/a:b/c")
        .in("0::/system.slice/game.service")
        .mount("/", "sys/fs/cgroup/unified", "")
        .mount("/", "sys/fs/cgroup/cpu", "cpu")
        .mount("/", "sys/fs/cgroup/cpuacct", "cpuacct")
        .mount("/", "sys/fs/cgroup/memory", "memory")
        .mount("/a:b", "sys/fs/cgroup/pids", "pids");
    String below = "/a:b/c";
    layVersion1(
        "sys/fs/cgroup/cpu" + below, "sys/fs/cgroup/memory" + below, "sys/fs/cgroup/pids/c");
    layIoOfVersion1("sys/fs/cgroup/blkio", "blkio.", "_recursive");
    tree.file("sys/fs/cgroup/cpuacct" + below + "/cpuacct.usage", "2500000000");
    String unified = "sys/fs/cgroup/unified/system.slice/game.service";
    tree.file(unified + "/cgroup.events", "populated 1")
        .file(unified + "/cpu.stat", "usage_usec 7")
        .file(unified + "/cpu.pressure", pressure(3_000_000, 1_500_000))
        .file(unified + "/memory.pressure", pressure(250_000, 125_000))
        .file(unified + "/io.pressure", pressure(8_000_000, 4_000_000));
    assertEquals(Fixture.text("container.txt"), tree.scrape());
  }

  @Test
  void leavesOutLimitsThatThereAreNot() throws Exception {
    tree.in("0::/").mount("/", "sys/fs/cgroup", "");
    layVersion2(tree, "sys/fs/cgroup");
    tree.file("sys/fs/cgroup/cpu.max", "max 100000")
        .file("sys/fs/cgroup/memory.max", "max")
        .file("sys/fs/cgroup/pids.max", "max");
    assertEquals(withoutLimits(Fixture.text("container.txt")), new TreeMap<>(values()));
  }

  @Test
  void leavesOutLimitsThatThereAreNotInVersion1() throws Exception {
    for (String controller : new String[] {"cpu,cpuacct", "memory", "pids"}) {
      tree.in("1:" + controller + ":/x").mount("/x", "sys/" + controller, controller);
    }
    layVersion1("sys/cpu,cpuacct", "sys/memory", "sys/pids");
    layIoOfVersion1("sys/blkio", "blkio.throttle.", "_recursive");
    tree.file("sys/cpu,cpuacct/cpu.cfs_quota_us", "-1")
        .file("sys/memory/memory.limit_in_bytes", "9223372036854771712")
        .file("sys/pids/pids.max", "max");
    assertEquals(
        withoutLimits(withoutPressure(Fixture.text("container.txt"))), new TreeMap<>(values()));
  }

  private TreeMap<String, Double> values() throws Exception {
    return new TreeMap<>(new Exposition(tree.scrape()).values);
  }

  private static TreeMap<String, Double> withoutLimits(String text) {
    TreeMap<String, Double> values = new TreeMap<>(new Exposition(text).values);
    assertTrue(values.keySet().removeAll(LIMITS));
    return values;
  }

  private static String withoutPressure(String text) {
    StringBuilder kept = new StringBuilder();
    for (String line : text.split("\n")) {
      if (!line.contains("container_pressure_")) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }

  /** A disk's scheduler that does not count leaves its own files with nothing in them. */
  @Test
  void prefersTheFilesThatCountWithEveryScheduler() throws Exception {
    layIoOfVersion1("sys/fs/cgroup/blkio", "blkio.throttle.", "");
    tree.file("sys/fs/cgroup/blkio/blkio.io_service_bytes_recursive", "Total 0")
        .file("sys/fs/cgroup/blkio/blkio.io_serviced_recursive", "Total 0");
    assertEquals(8, values().size(), values()::toString);
    assertEquals(8192000, values().get("container_fs_writes_bytes_total{device=\"/dev/sda\"}"));
  }

  /** Old kernels, controllers that are switched off, pressure that was not compiled in. */
  @Test
  void showsWhatThereIs() throws Exception {
    tree.in("0::/").mount("/", "sys/fs/cgroup", "");
    tree.file("sys/fs/cgroup/cgroup.events", "populated 1")
        .file("sys/fs/cgroup/cpu.stat", "usage_usec 2500000")
        .file("sys/fs/cgroup/memory.current", "300000000")
        .file("sys/fs/cgroup/cpu.pressure", "some avg10=0.0 avg60=0.0 avg300=0.0 total=3000000");
    Files.createDirectories(temp.resolve("a folder/sys/fs/cgroup/io.pressure")); // fails to be read
    assertEquals(
        """
        {container_cpu_usage_seconds_total=2.5, container_memory_usage_bytes=3.0E8, \
        container_pressure_cpu_waiting_seconds_total=3.0}""",
        values().toString());
  }

  @Test
  void thereIsNoContainerOnTheMachineItself() throws Exception {
    tree.in("0::/").mount("/", "sys/fs/cgroup", "");
    tree.file("sys/fs/cgroup/cpu.stat", "usage_usec 1")
        .file("sys/fs/cgroup/cpu.pressure", pressure(1, 1))
        .file("sys/fs/cgroup/cgroup.procs", "1");
    assertEquals("", tree.scrape());
  }

  @Test
  void thereIsNoContainerOnTheMachineItselfInVersion1() throws Exception {
    for (String controller : new String[] {"cpu,cpuacct", "memory", "pids"}) {
      tree.in("1:" + controller + ":/").mount("/", "sys/" + controller, controller);
      tree.file("sys/" + controller + "/release_agent", "");
    }
    layVersion1("sys/cpu,cpuacct", "sys/memory", "sys/pids");
    assertEquals("", tree.scrape());
  }

  @Test
  void thereIsNoneForAGroupThatCannotBeSeen() throws Exception {
    tree.in("0::/../other").mount("/", "sys/fs/cgroup", "");
    tree.file("sys/fs/cgroup/cgroup.events", "populated 1");
    assertEquals("", tree.scrape());
  }

  @Test
  void thereIsNoContainerWithoutMountsOrGroups() throws Exception {
    assertEquals("", tree.scrape());
    assertEquals("", tree.in("0::/a").scrape());
    assertEquals("", tree.mount("/b", "sys/fs/cgroup", "").scrape());
  }

  @Test
  void theReferenceListsThem() throws Exception {
    String reference =
        Files.readString(Path.of(System.getProperty("basedir"), "../docs/metrics.md"));
    Exposition all = new Exposition(Fixture.text("container.txt"));
    for (String name : all.types.keySet()) {
      String label = name.startsWith("container_fs_") ? "device" : " ";
      String row =
          "| `" + name + "` | " + all.types.get(name) + " | " + label + " | " + all.helps.get(name);
      assertTrue(reference.contains("\n" + row + " |\n"), row);
    }
  }
}

package io.gameserverexporter.collect.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ProcessSourcesTest {
  @Test
  void showsTheProcessWhateverItsProgramIsCalled() throws Exception {
    String text = Fixture.scrape(new ProcessUse(Fixture.file("proc/self").toString()));
    assertTrue(text.contains("\nprocess_cpu_seconds_total 20.0\n"), text);
    assertTrue(text.contains("\nprocess_virtual_memory_bytes 5.6274944E7\n"), text);
    assertTrue(text.contains("\nprocess_resident_memory_bytes 8114176.0\n"), text);
    assertTrue(text.contains("\nprocess_start_time_seconds 1"), text);
  }

  @Test
  void showsTheSoftLimitOfOpenFiles() throws Exception {
    String text = Fixture.scrape(new ProcessFiles(Fixture.file("proc/self").toString()));
    assertTrue(text.contains("\nprocess_max_fds 20000.0\n"), text);
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

package io.gameserverexporter.collect.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Paths;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counters of processor time stay counters, whatever the kernel does. */
class CpuTest {
  @TempDir Path folder;
  private Cpu cpu;

  @BeforeEach
  void open() {
    cpu = new Cpu(new Paths(folder.toString(), "/sys", "/"), false);
  }

  @Test
  void aStepBackIsHeld() throws Exception {
    assertEquals("0:100.0", idle("cpu0 1 0 1 10000 50 0 0 0 0 0"));
    assertEquals("0:100.0", idle("cpu0 1 0 1 9900 40 0 0 0 0 0"));
    assertEquals("0:100.5", idle("cpu0 1 0 1 10050 60 0 0 0 0 0"));
  }

  @Test
  void aProcessorThatWasOffStartsAgain() throws Exception {
    assertEquals("0:100.0", idle("cpu0 1 0 1 10000 50 0 0 0 0 0"));
    assertEquals("0:2.0", idle("cpu0 1 0 1 200 1 0 0 0 0 0"));
  }

  @Test
  void processorsKeepTheirNumbers() throws Exception {
    assertEquals("0:1.0 1:2.0 2:3.0", idle("cpu0 0 0 0 100\ncpu1 0 0 0 200\ncpu2 0 0 0 300\n"));
    assertEquals("0:1.5 2:3.5", idle("cpu0 0 0 0 150\ncpu2 0 0 0 350\n"));
    assertEquals("0:1.6 1:2.0 2:3.6", idle("cpu0 0 0 0 160\ncpu1 0 0 0 200\ncpu2 0 0 0 360\n"));
  }

  private String idle(String stat) throws Exception {
    Files.writeString(folder.resolve("stat"), "cpu  9 9 9 9\n" + stat + "\nintr 5\n");
    StringBuilder idle = new StringBuilder();
    CounterSnapshot seconds = (CounterSnapshot) Fixture.read(cpu).get(0);
    for (CounterDataPointSnapshot point : seconds.getDataPoints()) {
      if ("idle".equals(point.getLabels().get("mode"))) {
        idle.append(idle.isEmpty() ? "" : " ")
            .append(point.getLabels().get("cpu"))
            .append(':')
            .append(point.getValue());
      }
    }
    return idle.toString();
  }
}

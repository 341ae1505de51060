package io.gameserverexporter.collect.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gameserverexporter.collect.Exposition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pauses can be told from cycles that run beside the game, whatever the collector. */
class GcKindsTest {
  private static final String CYCLE = "jvm_gc_action=\"end of GC cycle\"";

  @ParameterizedTest
  @CsvSource({
    "UseSerialGC, MarkSweepCompact, MarkSweepCompact, ''",
    "UseParallelGC, PS MarkSweep, PS Scavenge, ''",
    "UseG1GC, G1 Old Generation, G1 Old Generation, ''",
    "UseZGC, Pauses, Cycles, ZGC.* Cycles",
    "UseShenandoahGC, Shenandoah Pauses, Shenandoah Cycles, Shenandoah Cycles"
  })
  void tellsPausesFromCycles(String flag, String one, String other, String cycles)
      throws Exception {
    Set<String> counts = new TreeSet<>();
    for (String series : scrape(flag, one + "\"", other + "\"").values.keySet()) {
      if (series.startsWith("jvm_gc_duration_seconds_count{")) {
        counts.add(series);
      }
    }
    assertFalse(counts.isEmpty());
    for (String series : counts) {
      assertEquals(
          series.matches(".*jvm_gc_name=\"" + cycles + "\"}"), series.contains(CYCLE), series);
      assertTrue(series.contains("jvm_gc_cause=\"System.gc()\""), series);
    }
    assertEquals(!cycles.isEmpty(), counts.toString().contains(CYCLE), counts::toString);
  }

  private static Exposition scrape(String flag, String one, String other) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+" + flag,
                "-cp",
                System.getProperty("java.class.path"),
                ForkedCollections.class.getName(),
                one,
                other)
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assumeTrue(!said.contains("Unrecognized VM option"), "this JVM has no " + flag);
      assertEquals(0, process.exitValue(), said);
      return new Exposition(said);
    } finally {
      process.destroyForcibly();
    }
  }
}

package io.gameserverexporter.collect.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import java.io.IOException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NativeMemoryReportTest {
  /** As Java 26 prints it, shortened; older ones lack some of the lines. */
  private static final String REPORT =
      """

      Native Memory Tracking:

      (Omitting categories weighting less than 1KB)

      Total: reserved=7743210KB, committed=75858KB
             malloc: 7518KB #7237, peak=7399KB #7236
             mmap:   reserved=7735692KB, committed=68340KB

      -                 Java Heap (reserved=6172672KB, committed=12288KB)
                                  (mmap: reserved=6172672KB, committed=12288KB, at peak)

      -                     Class (reserved=1048656KB, committed=208KB)
                                  (classes #970)
                                  (malloc=80KB tag=Class #1209) (peak=80KB #1210)
                                  (  Metadata:   )
                                  (    reserved=65536KB, committed=640KB)

      -    Native Memory Tracking (reserved=160KB, committed=160KB)
                                  (malloc=6KB #91)

      -      Shared class space (reserved=16384KB, committed=14KB, readonly=0KB)
      """;

  private static Exposition read(String text) throws Exception {
    NativeMemoryReport report = new NativeMemoryReport();
    return new Exposition(Fixture.scrape(reading -> report.read(text, reading)));
  }

  @Test
  void takesTheFiguresOfEachPool() throws Exception {
    assertEquals(
        """
        {{pool="Class"}=1048656.0, {pool="Java Heap"}=6172672.0, \
        {pool="Native Memory Tracking"}=160.0, {pool="Shared class space"}=16384.0, \
        {pool="Total"}=7743210.0}""",
        kibibytes("jvm_native_memory_reserved_bytes"));
    assertEquals(
        """
        {{pool="Class"}=208.0, {pool="Java Heap"}=12288.0, {pool="Native Memory Tracking"}=160.0, \
        {pool="Shared class space"}=14.0, {pool="Total"}=75858.0}""",
        kibibytes("jvm_native_memory_committed_bytes"));
  }

  private static String kibibytes(String name) throws Exception {
    TreeMap<String, Double> values = new TreeMap<>();
    read(REPORT)
        .values
        .forEach(
            (series, bytes) -> {
              if (series.startsWith(name)) {
                values.put(series.substring(name.length()), bytes / 1024);
              }
            });
    return values.toString();
  }

  @Test
  void failsWhereTheTrackingHasEnded() {
    String shutDown = "Native memory tracking has been shutdown by user";
    IOException thrown = assertThrows(IOException.class, () -> read(shutDown));
    assertTrue(thrown.getMessage().contains(shutDown), thrown::getMessage);
  }
}

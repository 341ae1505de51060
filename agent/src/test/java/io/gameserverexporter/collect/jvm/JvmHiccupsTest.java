package io.gameserverexporter.collect.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.collect.Exposition;
import io.gameserverexporter.collect.Fixture;
import io.gameserverexporter.collect.source.Paths;
import org.junit.jupiter.api.Test;

class JvmHiccupsTest {
  private static final long LIMIT_NANOS = 30_000_000_000L;

  /** Its own threads want the processors then, and nobody plays. */
  @Test
  void nothingIsMeasuredWhileTheServerStarts() throws Exception {
    JvmHiccups ofStart = new JvmHiccups(causes(), 3_600_000);
    JvmHiccups ofService = new JvmHiccups(causes(), 0);
    try {
      long deadline = System.nanoTime() + LIMIT_NANOS;
      while (count(ofService) < 50) {
        assertTrue(System.nanoTime() < deadline, "it does not measure at all");
        Thread.sleep(10);
      }
      assertEquals(0, count(ofStart));
    } finally {
      ofStart.close();
      ofService.close();
    }
  }

  private static double count(JvmHiccups hiccups) throws Exception {
    return new Exposition(Fixture.scrape(hiccups)).value("jvm_hiccup_seconds_count");
  }

  private static StallCauses causes() {
    return StallCauses.open(null, new Paths("/proc", "/sys", "/"), true);
  }
}

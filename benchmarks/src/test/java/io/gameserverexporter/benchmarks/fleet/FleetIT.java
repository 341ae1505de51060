package io.gameserverexporter.benchmarks.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The simulation with a handful of servers: Prometheus takes in all of every page. */
class FleetIT {
  private static final int SERVERS = 5;

  @TempDir Path folder;

  static boolean isInstalled() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "prometheus")));
  }

  @Test
  @EnabledIf(
      value = "isInstalled",
      disabledReason = "Prometheus is not installed (Debian: apt-get install prometheus)")
  void prometheusTakesInEveryServersPage() throws Exception {
    LivePage page = LivePage.take(Path.of("..").toAbsolutePath().normalize(), folder, 5);
    FleetRun run = FleetRun.of(page, SERVERS, 1, 5, folder);
    // The page's own, and the five that Prometheus adds for each target.
    assertEquals(SERVERS * (page.moving().samples() + 5L), run.series());
    assertTrue(page.moving().samples() > 300, "samples of a page: " + page.moving().samples());
    assertTrue(run.samplesPerSecond() > 0 && run.cpu() > 0 && run.scrapeSeconds() > 0);
  }
}

package io.gameserverexporter.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison in which the agent counted nothing would be worth nothing. */
class LoadedRunIT {
  private static final Effort LEAST = new Effort(1, 1, 1, 1, 1, 1_000, 1, 1, 1, 1, 1, 1, 1);

  @ParameterizedTest
  @EnumSource(Server.class)
  void theAgentCountsEveryRequestOfTheLoad(Server server) throws IOException {
    LoadedRun run = LoadedRun.measure(layout(), server, Variant.AGENT, LEAST);
    assertEquals(run.sent(), run.counted());
    assertTrue(run.bytes() > 0 && run.cpuMicros() > 0 && run.threads() > 0, run::toString);
  }

  private static Layout layout() throws IOException {
    Layout layout = new Layout(Path.of("..").toAbsolutePath().normalize());
    layout.check();
    return layout;
  }
}

package io.gameserverexporter.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison in which the agent counted nothing would be worth nothing. */
class LoadedServerIT {
  @ParameterizedTest
  @EnumSource(Server.class)
  void theAgentCountsEveryRequestOfTheLoad(Server server) throws IOException {
    try (LoadedServer loaded = new LoadedServer(layout(), server, Variant.AGENT)) {
      Window window = loaded.measure(2_000);
      assertTrue(window.bytes() > 0 && window.cpuMicros() > 0, window::toString);
      assertTrue(loaded.atRest().threads() > 0);
      assertEquals(2_000, loaded.sent());
      assertEquals(2_000, loaded.counted());
    }
  }

  private static Layout layout() throws IOException {
    Layout layout = new Layout(Path.of("..").toAbsolutePath().normalize());
    layout.check();
    return layout;
  }
}

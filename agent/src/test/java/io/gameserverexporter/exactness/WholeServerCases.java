package io.gameserverexporter.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes for application servers as those who run them start them. */
interface WholeServerCases {
  RunningServer server();

  /** Nothing of all that is in such a server is taken for what it is not. */
  @Test
  default void everyProbeFits() throws Exception {
    assertEquals(
        List.of(),
        server().scrape().samples().stream()
            .filter(sample -> sample.name().equals("gameserver_exporter_probe_info"))
            .filter(sample -> !sample.label("state").equals("on"))
            .toList());
  }

  /** The agent is there before the server has set up its logging, and leaves that to it. */
  @Test
  default void logsAsWithoutTheAgent() {
    assertEquals(
        List.of(),
        server().said().stream()
            // Payara Server tells so where it looks for its settings.
            .filter(line -> !line.startsWith("#!## LogManagerService.postConstruct"))
            .filter(
                line ->
                    line.contains("LogManager")
                        || line.contains("log manager")
                        || line.contains("logging system"))
            .toList());
  }
}

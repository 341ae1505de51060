package io.gameserverexporter.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gameserverexporter.benchmarks.compare.Options.Part;
import io.gameserverexporter.benchmarks.server.Usage;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportingTest {
  @Test
  void aTargetIsMetUpToItsLimitAndAMissIsPrintedAsItIs() {
    Table table = new Table("what", "target", "measured", "verdict");
    new Target("bytes", 50, 50, "%+.0f bytes").addTo(table);
    new Target("CPU", 1.03, 1.0342, "x%.3f").addTo(table);
    assertEquals(
        """
        | what  |            target |  measured | verdict |
        |-------|------------------:|----------:|--------:|
        | bytes | at most +50 bytes | +50 bytes |     met |
        | CPU   |    at most x1.030 |    x1.034 |  MISSED |
        """,
        table.toString());
  }

  @Test
  void whatCouldNotBeMeasuredIsNotMet() {
    Table table = new Table("what", "target", "measured", "verdict");
    new Target("x", 1, Double.NaN, "%.0f").addTo(table);
    assertEquals(
        """
        | what |    target | measured | verdict |
        |------|----------:|---------:|--------:|
        | x    | at most 1 |      NaN |  MISSED |
        """,
        table.toString());
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertEquals(2.5, Numbers.median(4, 1, 3, 2));
    assertEquals(3, Numbers.median(9, 1, 3));
  }

  @Test
  void optionsChooseEffortAndParts() {
    assertEquals(EnumSet.allOf(Part.class), Options.parse("/project").parts());
    Options quickStart = Options.parse("/project", "--quick", "start");
    assertEquals(Effort.QUICK, quickStart.effort());
    assertEquals(EnumSet.of(Part.START), quickStart.parts());
    assertThrows(IllegalArgumentException.class, () -> Options.parse("/project", "--slow"));
    Options oneServer = Options.parse("/project", "--server=spring-boot", "load");
    assertEquals(List.of(Server.SPRING_BOOT), oneServer.servers(Kind.REQUESTS));
    assertEquals(List.of(), oneServer.servers(Kind.MESSAGES));
    assertThrows(IllegalArgumentException.class, () -> Options.parse("/project", "--server=iis"));
  }

  @Test
  void usageIsReadAsItWasWritten() {
    Usage usage = new Usage(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertEquals(usage, Usage.parse(usage.toString()));
    assertThrows(IllegalArgumentException.class, () -> Usage.parse("1 2 3"));
  }
}

package io.gameserverexporter.benchmarks.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MovingPageTest {
  private static final String FIRST =
      """
      # TYPE requests counter
      requests_total{route="/a b"} 100.0
      # TYPE seconds histogram
      seconds_bucket{le="1.0"} 10
      seconds_bucket{le="+Inf"} 20
      seconds_sum 5.5
      # TYPE players gauge
      players 4.0
      limit NaN
      # EOF
      """;

  private static final String SECOND =
      FIRST
          .replace("100.0", "150.0")
          .replace("\"1.0\"} 10", "\"1.0\"} 12")
          .replace("\"+Inf\"} 20", "\"+Inf\"} 30")
          .replace("5.5", "6.75")
          .replace("4.0", "10.0");

  private final MovingPage page = MovingPage.between(FIRST, SECOND, 10);

  @Test
  void itBeginsAsTheSecondScrape() {
    assertEquals(6, page.samples());
    assertEquals(SECOND.replace(".0\n", "\n"), page.at(0, 1));
  }

  @Test
  void countersGoOnAtTheirPaceAndGaugesGoToAndFro() {
    assertEquals(
        """
        # TYPE requests counter
        requests_total{route="/a b"} 250
        # TYPE seconds histogram
        seconds_bucket{le="1.0"} 16
        seconds_bucket{le="+Inf"} 50
        seconds_sum 9.25
        # TYPE players gauge
        players 8
        limit NaN
        # EOF
        """,
        page.at(10, 2));
    assertEquals(gauge(page.at(0, 1)), gauge(page.at(120, 1)));
  }

  private static String gauge(String page) {
    return page.lines().filter(line -> line.startsWith("players")).findFirst().orElseThrow();
  }
}

package io.gameserverexporter.omok.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricNamesTest {
  @Test
  void labelsFunctionsAndKeywordsAreNone() {
    assertEquals(
        Set.of("a_total", "b:c:d", "up", "limit"),
        MetricNames.in(
            "sum by (le, job) (rate(a_total{x=\"} y (\", z=~'w'}[5m] offset 1h)) / on (job)"
                + " group_left (name) b:c:d > bool 1e-9 * 2.5 and ignoring (q) up unless"
                + " topk(3, limit) or 0x1F == Inf"));
  }

  @Test
  void namesInFrontOfBracketsOfAnyKindAreFound() {
    assertEquals(Set.of("a", "b", "c"), MetricNames.in("(a{} + b[1m:10s] - c)"));
  }

  @Test
  void anAggregationMaySayItsLabelsLast() {
    assertEquals(Set.of("a"), MetricNames.in("sum(a) without (le)"));
  }
}

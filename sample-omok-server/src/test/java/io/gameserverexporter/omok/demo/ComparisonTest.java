package io.gameserverexporter.omok.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.bots.Report;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final String VERIFY = "POST /verifytoken 200";

  private static Comparison compare(Report report, long verified) {
    Comparison comparison = new Comparison(report);
    comparison.add(ServiceName.HIVE, new Counts(Map.of(VERIFY, verified)));
    return comparison;
  }

  private static Report report(List<Report.Answered> calls, List<Report.Failed> failed) {
    return new Report(1, 1, 0, 0, calls, failed);
  }

  private static Report.Answered answered(
      String service, String path, int status, String cause, long count) {
    return new Report.Answered(service, "POST", path, path, status, cause, count);
  }

  @Test
  void whatWasSentHasToBeCountedExactlyOnce() {
    Report report = report(List.of(answered("hive", "/verifytoken", 200, "server", 5)), List.of());

    assertTrue(compare(report, 5).agrees());
    assertTrue(compare(report, 5).table().contains("the same for all 1 kinds"));
    for (long wrong : List.of(4L, 6L)) {
      assertFalse(compare(report, wrong).agrees());
      assertTrue(compare(report, wrong).table().contains("DIFFERENT"));
    }
  }

  @Test
  void whatGameAskedForRequestsWithoutAnAnswerMayBeCountedOrNot() {
    Report report =
        report(
            List.of(
                answered("hive", "/verifytoken", 200, "server", 5),
                // Game has waited for hive in vain.
                answered("game", "/login", 502, "bot", 1)),
            List.of(new Report.Failed("game", "POST", "/login", "no answer", 1)));

    for (long right : List.of(5L, 6L, 7L)) {
      assertTrue(compare(report, right).agrees(), compare(report, right).table());
    }
    assertFalse(compare(report, 4).agrees());
    assertFalse(compare(report, 8).agrees());
  }

  @Test
  void countsThatWentWithTheirProcessAreNotCompared() {
    Comparison comparison =
        new Comparison(report(List.of(answered("game", "/hello", 200, "bot", 3)), List.of()));
    comparison.add(ServiceName.GAME, null);

    assertTrue(comparison.agrees());
    assertEquals(
        "game                3          -  not compared: what was counted ended with the process",
        comparison.table().lines().skip(1).findFirst().orElse(""));
  }
}

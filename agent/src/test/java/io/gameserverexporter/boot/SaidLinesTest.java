package io.gameserverexporter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SaidLinesTest {
  @Test
  void keepsTheNewestOnes() {
    long before = System.currentTimeMillis();
    for (int i = 0; i < 1_000; i++) {
      SaidLines.add("line " + i + " " + "x".repeat(10_000));
    }
    List<SaidLines.Line> kept = SaidLines.all();
    assertTrue(kept.size() <= 100, kept.size() + " lines");
    assertTrue(kept.get(kept.size() - 1).text().startsWith("line 999 "));
    assertTrue(kept.get(kept.size() - 2).text().startsWith("line 998 "));
    for (SaidLines.Line line : kept) {
      assertTrue(line.text().length() < 1_000, line.text());
      assertTrue(line.millis() >= before && line.millis() <= System.currentTimeMillis());
    }
  }

  @Test
  void keepsNothingConfidential() {
    Stderr.line("said by a test");
    Stderr.confidentialLine("a secret of a test");
    List<SaidLines.Line> kept = SaidLines.all();
    assertEquals("said by a test", kept.get(kept.size() - 1).text());
  }
}

package io.gameserverexporter.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gameserverexporter.support.ForkedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a program that works when its standard input ends, without the agent and with it. */
final class Differences {
  private static final Duration END = Duration.ofSeconds(60);

  private Differences() {}

  /** What it prints on its own. */
  static List<String> outputWithout(Fork fork) throws IOException, InterruptedException {
    try (ForkedServer program = fork.start()) {
      return outputOf(program);
    }
  }

  /** What it prints once the agent is at work; the agent must not have complained. */
  static List<String> outputWith(Fork fork) throws IOException, InterruptedException {
    try (ForkedServer program = fork.start()) {
      // Twice: what is loaded by the first scrape is there by the second.
      Exporter exporter = Exporter.in(program);
      exporter.scrape();
      exporter.scrape();
      List<String> output = outputOf(program);
      assertEquals(List.of(), Exporter.complaints(program), program::describeOutput);
      return output;
    }
  }

  /** Fails unless both print the same; shows the lines that differ. */
  static void assertSame(List<String> without, List<String> with) {
    List<String> lost = new ArrayList<>(without);
    with.forEach(lost::remove);
    List<String> added = new ArrayList<>(with);
    without.forEach(added::remove);
    assertEquals(String.join("\n", lost), String.join("\n", added));
  }

  private static List<String> outputOf(ForkedServer program)
      throws IOException, InterruptedException {
    program.awaitOut("running");
    program.endInput();
    assertEquals(0, program.awaitExit(END), program::describeOutput);
    return program.out();
  }
}

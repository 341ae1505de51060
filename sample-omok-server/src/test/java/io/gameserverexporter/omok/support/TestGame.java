package io.gameserverexporter.omok.support;

import io.gameserverexporter.omok.RunningOmok;
import java.util.Map;

/** Two players who have been matched. */
public record TestGame(TestPlayer black, TestPlayer white) {
  /** Matches two new players; the first to ask has black. */
  public static TestGame start(RunningOmok omok) {
    TestPlayer black = TestPlayer.create(omok);
    TestPlayer white = TestPlayer.create(omok);
    match(black, white);
    return new TestGame(black, white);
  }

  /** Matches two players. */
  public static void match(TestPlayer black, TestPlayer white) {
    black.ok("/matching/request");
    white.ok("/matching/request");
    awaitMatch(black);
    awaitMatch(white);
  }

  private static void awaitMatch(TestPlayer player) {
    Await.until(
        "a match for " + player.id(),
        () -> player.ok("/matching/check").json().get("success").intValue() == 1);
  }

  public Calls.Answer move(TestPlayer player, int x, int y) {
    return player.call("/gameplay/put-omok", Map.of("x", x, "y", y));
  }

  /** Plays until black has five in the first row; the last answer tells so. */
  public Calls.Answer blackWins() {
    for (int x = 0; x < 4; x++) {
      move(black, x, 0);
      move(white, x, 1);
    }
    return move(black, 4, 0);
  }
}

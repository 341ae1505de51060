package io.gameserverexporter.omok.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gameserverexporter.omok.board.MoveOutcome;
import io.gameserverexporter.omok.board.OmokBoard;
import io.gameserverexporter.omok.board.Stone;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MoveChooserTest {
  private static final int GAMES = 200;

  @Test
  void gamesAreLegalDifferentAndEndInWins() {
    Set<String> games = new HashSet<>();
    int wins = 0;
    int moves = 0;
    for (int seed = 0; seed < GAMES; seed++) {
      Random random = new Random(seed);
      OmokBoard board = OmokBoard.start("b", "w", Instant.EPOCH);
      StringBuilder record = new StringBuilder();
      MoveOutcome outcome = MoveOutcome.PLACED;
      while (outcome == MoveOutcome.PLACED) {
        MoveChooser.Cell cell = MoveChooser.choose(board, board.turn(), random);
        outcome = board.place(board.playerOf(board.turn()), cell.x(), cell.y(), Instant.EPOCH);
        record.append(cell);
        moves++;
      }
      assertTrue(outcome == MoveOutcome.WON || outcome == MoveOutcome.DRAWN, outcome.name());
      wins += outcome == MoveOutcome.WON ? 1 : 0;
      games.add(record.toString());
    }
    assertEquals(GAMES, games.size());
    assertTrue(wins >= GAMES * 0.9, wins + " wins");
    assertTrue(moves <= GAMES * 100, moves + " moves");
  }

  @Test
  void fourInARowAreMadeFive() {
    OmokBoard board = OmokBoard.start("b", "w", Instant.EPOCH);
    for (int x = 3; x < 7; x++) {
      board.place("b", x, 7, Instant.EPOCH);
      board.place("w", x, 9, Instant.EPOCH);
    }

    for (int seed = 0; seed < 100; seed++) {
      MoveChooser.Cell cell = MoveChooser.choose(board, Stone.BLACK, new Random(seed));
      assertTrue(cell.y() == 7 && (cell.x() == 2 || cell.x() == 7), cell.toString());
    }
  }
}

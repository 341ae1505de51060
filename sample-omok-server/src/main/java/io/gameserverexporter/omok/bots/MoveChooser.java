package io.gameserverexporter.omok.bots;

import io.gameserverexporter.omok.board.Lines;
import io.gameserverexporter.omok.board.OmokBoard;
import io.gameserverexporter.omok.board.Stone;
import java.util.Random;

/**
 * Chooses moves like a casual player: makes rows, blocks the other's rows, and now and then does
 * not look, so that games differ and come to an end.
 */
final class MoveChooser {
  /** A cell of the board. */
  record Cell(int x, int y) {}

  private static final double CHANCE_TO_OVERLOOK = 0.15;

  /** What a block is worth beside a row; together with the noise it never outweighs a win. */
  private static final double BLOCKING = 0.6;

  private static final double NOISE = 0.3;
  private static final int REACH = 2;
  private static final int FIRST_MOVE_SPREAD = 5;

  /** What a row of so many stones is worth for each open end. */
  private static final double[] WORTH = {0, 1, 12, 120, 1_500, 1_000_000};

  private MoveChooser() {}

  /** A free cell for a stone, on a board that has one. */
  static Cell choose(OmokBoard board, Stone stone, Random random) {
    boolean blocks = random.nextDouble() >= CHANCE_TO_OVERLOOK;
    Cell best = null;
    double bestWorth = -1;
    for (int y = 0; y < OmokBoard.SIZE; y++) {
      for (int x = 0; x < OmokBoard.SIZE; x++) {
        if (board.at(x, y) != Stone.NONE || !hasNeighbour(board, x, y)) {
          continue;
        }
        double worth = worth(board, x, y, stone);
        if (blocks) {
          worth += BLOCKING * worth(board, x, y, stone.opponent());
        }
        worth *= 1 - NOISE * random.nextDouble();
        if (worth > bestWorth) {
          best = new Cell(x, y);
          bestWorth = worth;
        }
      }
    }
    return best == null ? start(random) : best;
  }

  private static double worth(OmokBoard board, int x, int y, Stone stone) {
    double worth = 0;
    for (int[] d : Lines.directions()) {
      int ahead = Lines.run(board, x, y, d[0], d[1], stone);
      int behind = Lines.run(board, x, y, -d[0], -d[1], stone);
      int length = Math.min(Lines.WINNING, 1 + ahead + behind);
      int open =
          free(board, x + (ahead + 1) * d[0], y + (ahead + 1) * d[1])
              + free(board, x - (behind + 1) * d[0], y - (behind + 1) * d[1]);
      worth += length == Lines.WINNING ? WORTH[length] : WORTH[length] * open;
    }
    return worth;
  }

  private static int free(OmokBoard board, int x, int y) {
    return OmokBoard.contains(x, y) && board.at(x, y) == Stone.NONE ? 1 : 0;
  }

  private static boolean hasNeighbour(OmokBoard board, int x, int y) {
    for (int dy = -REACH; dy <= REACH; dy++) {
      for (int dx = -REACH; dx <= REACH; dx++) {
        if (OmokBoard.contains(x + dx, y + dy) && board.at(x + dx, y + dy) != Stone.NONE) {
          return true;
        }
      }
    }
    return false;
  }

  /** Somewhere near the middle; only an empty board has no cell beside a stone. */
  private static Cell start(Random random) {
    int first = (OmokBoard.SIZE - FIRST_MOVE_SPREAD) / 2;
    return new Cell(
        first + random.nextInt(FIRST_MOVE_SPREAD), first + random.nextInt(FIRST_MOVE_SPREAD));
  }
}

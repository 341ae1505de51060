package io.gameserverexporter.omok.board;

/** Counts stones along the four lines through a cell. */
public final class Lines {
  /** Stones in a row that win. */
  public static final int WINNING = 5;

  private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};

  private Lines() {}

  /** The four directions as {dx, dy}: along a row, a column and both diagonals. */
  public static int[][] directions() {
    return DIRECTIONS.clone();
  }

  /** Whether the stone at (x, y) is one of five or more of its colour in a row. */
  static boolean wins(OmokBoard board, int x, int y) {
    Stone stone = board.at(x, y);
    for (int[] d : DIRECTIONS) {
      int length = 1 + run(board, x, y, d[0], d[1], stone) + run(board, x, y, -d[0], -d[1], stone);
      if (length >= WINNING) {
        return true;
      }
    }
    return false;
  }

  /** How many stones of one colour follow each other from next to (x, y) in a direction. */
  public static int run(OmokBoard board, int x, int y, int dx, int dy, Stone stone) {
    int length = 0;
    int cx = x + dx;
    int cy = y + dy;
    while (OmokBoard.contains(cx, cy) && board.at(cx, cy) == stone) {
      length++;
      cx += dx;
      cy += dy;
    }
    return length;
  }
}

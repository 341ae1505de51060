package testprograms.gameloop;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Has a private class that plays in it, as its like do. */
final class Room {
  private final Map<String, Integer> moves = new HashMap<String, Integer>();
  private Player winner;

  int move(String by) throws IOException {
    if (by == null) {
      throw new IOException("nobody moves");
    }
    Integer before = moves.get(by);
    moves.put(by, before == null ? 1 : before + 1);
    return moves.get(by);
  }

  void finish(Player player) {
    winner = player;
  }

  boolean isOver() {
    return winner != null;
  }
}

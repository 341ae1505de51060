package io.gameserverexporter.omok.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OmokBoardTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

  private final OmokBoard board = OmokBoard.start("b", "w", NOW);

  @ParameterizedTest(name = "from ({0},{1}) by ({2},{3})")
  @CsvSource({"3,7,1,0", "7,3,0,1", "3,3,1,1", "3,11,1,-1", "10,14,1,0", "14,10,0,1"})
  void fiveInARowWinInEveryDirection(int x, int y, int dx, int dy) {
    for (int i = 0; i < 4; i++) {
      assertEquals(MoveOutcome.PLACED, board.place("b", x + i * dx, y + i * dy, NOW));
      board.pass("w", NOW);
    }

    assertEquals(MoveOutcome.WON, board.place("b", x + 4 * dx, y + 4 * dy, NOW));
    assertEquals(Stone.BLACK, board.winner());
    assertTrue(board.isOver());
  }

  @Test
  void sixInARowWin() {
    for (int x : new int[] {0, 1, 2, 4, 5}) {
      board.place("b", x, 0, NOW);
      board.pass("w", NOW);
    }

    assertEquals(MoveOutcome.WON, board.place("b", 3, 0, NOW));
  }

  @Test
  void fourInARowAndFiveOverTheEdgeDoNotWin() {
    // The last two of row 0 and the first three of row 1 follow each other in the bytes only.
    int[][] cells = {{13, 0}, {14, 0}, {0, 1}, {1, 1}, {2, 1}};
    for (int[] cell : cells) {
      assertEquals(MoveOutcome.PLACED, board.place("b", cell[0], cell[1], NOW));
      board.pass("w", NOW);
    }

    assertEquals(Stone.NONE, board.winner());
  }

  @Test
  void whiteCanWin() {
    for (int x = 0; x < 4; x++) {
      board.pass("b", NOW);
      board.place("w", x, 14, NOW);
    }
    board.pass("b", NOW);

    assertEquals(MoveOutcome.WON, board.place("w", 4, 14, NOW));
    assertEquals("w", board.playerOf(board.winner()));
  }

  @Test
  void playersTakeTurnsAndBlackIsFirst() {
    assertEquals(MoveOutcome.NOT_YOUR_TURN, board.place("w", 0, 0, NOW));
    assertEquals(MoveOutcome.NOT_YOUR_TURN, board.pass("w", NOW));
    assertEquals(MoveOutcome.PLACED, board.place("b", 0, 0, NOW));
    assertEquals(MoveOutcome.NOT_YOUR_TURN, board.place("b", 1, 0, NOW));
    assertEquals(MoveOutcome.NOT_YOUR_TURN, board.place("somebody", 1, 0, NOW));
    assertTrue(board.isTurnOf("w"));
  }

  @Test
  void anOccupiedCellStaysAsItIs() {
    board.place("b", 7, 7, NOW);

    assertEquals(MoveOutcome.OCCUPIED, board.place("w", 7, 7, NOW));
    assertEquals(Stone.BLACK, board.at(7, 7));
    assertTrue(board.isTurnOf("w"));
  }

  @Test
  void nothingIsPossibleAfterTheEnd() {
    for (int x = 0; x < 5; x++) {
      board.place("b", x, 0, NOW);
      board.pass("w", NOW);
    }

    assertEquals(MoveOutcome.GAME_OVER, board.place("b", 9, 9, NOW));
    assertEquals(MoveOutcome.GAME_OVER, board.place("w", 9, 9, NOW));
    assertEquals(MoveOutcome.GAME_OVER, board.pass("w", NOW));
  }

  @Test
  void aFullBoardWithoutFiveInARowIsADraw() {
    MoveOutcome last = MoveOutcome.PLACED;
    for (int y = 0; y < OmokBoard.SIZE; y++) {
      for (int x = 0; x < OmokBoard.SIZE; x++) {
        // Pairs of columns that shift by two from row to row: nowhere more than two in a line.
        String player = ((x / 2 + y) % 2 == 0) ? "b" : "w";
        if (!board.isTurnOf(player)) {
          board.pass(player.equals("b") ? "w" : "b", NOW);
        }
        assertFalse(board.isOver(), "over at " + x + "," + y);
        last = board.place(player, x, y, NOW);
      }
    }

    assertEquals(MoveOutcome.DRAWN, last);
    assertEquals(Stone.NONE, board.winner());
    assertTrue(board.isOver());
  }

  @Test
  void theBytesAreLaidOutAsTheContractSays() {
    OmokBoard game = OmokBoard.start("ann@x", "오목@y", NOW);
    game.place("ann@x", 2, 1, NOW.plusSeconds(5));

    byte[] bytes = game.encode();

    byte[] white = "오목@y".getBytes(StandardCharsets.UTF_8);
    assertEquals(225 + 1 + 5 + 1 + white.length + 1 + 8 + 1, bytes.length);
    assertEquals(1, bytes[1 * 15 + 2]);
    assertEquals(1, count(Arrays.copyOf(bytes, 225), (byte) 1));
    assertEquals(5, bytes[225]);
    assertEquals("ann@x", new String(bytes, 226, 5, StandardCharsets.UTF_8));
    assertEquals(white.length, bytes[231]);
    assertArrayEquals(white, Arrays.copyOfRange(bytes, 232, 232 + white.length));
    int turn = 232 + white.length;
    assertEquals(2, bytes[turn]);
    long seconds = NOW.getEpochSecond() + 5;
    for (int i = 0; i < 8; i++) {
      assertEquals((byte) (seconds >>> (8 * i)), bytes[turn + 1 + i], "byte " + i);
    }
    assertEquals(0, bytes[turn + 9]);
  }

  @Test
  void aBoardComesBackFromItsBytes() {
    for (int x = 0; x < 5; x++) {
      board.place("b", x, 0, NOW);
      board.pass("w", NOW);
    }

    OmokBoard copy = OmokBoard.decode(board.encode());

    assertArrayEquals(board.encode(), copy.encode());
    assertEquals(Stone.BLACK, copy.winner());
    assertEquals(Instant.parse("2026-11-23T10:15:30Z"), copy.lastMove());
  }

  @Test
  void bytesThatAreNoBoardAreRefused() {
    byte[] bytes = board.encode();

    assertThrows(IllegalArgumentException.class, () -> OmokBoard.decode(Arrays.copyOf(bytes, 230)));
    bytes[bytes.length - 1] = 7;
    assertThrows(IllegalArgumentException.class, () -> OmokBoard.decode(bytes));
    String longId = "x".repeat(256);
    assertThrows(IllegalArgumentException.class, () -> OmokBoard.start(longId, "w", NOW));
  }

  private static int count(byte[] bytes, byte value) {
    int count = 0;
    for (byte b : bytes) {
      if (b == value) {
        count++;
      }
    }
    return count;
  }
}

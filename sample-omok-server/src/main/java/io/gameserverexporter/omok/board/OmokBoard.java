package io.gameserverexporter.omok.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One game: the stones, the players, whose turn it is and who has won. Not safe for use by several
 * threads; a request decodes its own copy.
 *
 * <p>The bytes: 225 cells in row order, the black player's id with a length byte before it, the
 * same for white, one byte for the stone to move, the time of the last move in seconds since 1970
 * (eight bytes, little-endian), one byte for the winner's stone.
 */
public final class OmokBoard {
  /** Cells in a row, and rows. */
  public static final int SIZE = 15;

  private static final int CELLS = SIZE * SIZE;
  private static final int MAX_ID_BYTES = 255;

  private final byte[] cells;
  private final String black;
  private final String white;
  private Stone turn;
  private Instant lastMove;
  private Stone winner;

  private OmokBoard(
      byte[] cells, String black, String white, Stone turn, Instant lastMove, Stone winner) {
    this.cells = cells;
    this.black = black;
    this.white = white;
    this.turn = turn;
    this.lastMove = lastMove;
    this.winner = winner;
  }

  /**
   * An empty board; black is to move.
   *
   * @throws IllegalArgumentException when a player's id has more than 255 bytes in UTF-8
   */
  public static OmokBoard start(String black, String white, Instant now) {
    idBytes(black);
    idBytes(white);
    return new OmokBoard(new byte[CELLS], black, white, Stone.BLACK, now, Stone.NONE);
  }

  /** Whether (x, y) lies on a board. */
  public static boolean contains(int x, int y) {
    return x >= 0 && x < SIZE && y >= 0 && y < SIZE;
  }

  /** The stone at (x, y), both from 0 to 14. */
  public Stone at(int x, int y) {
    return Stone.of(cells[y * SIZE + x]);
  }

  /** The id of the player with the black stones. */
  public String black() {
    return black;
  }

  /** The id of the player with the white stones. */
  public String white() {
    return white;
  }

  /** The stone to move; after the end, the one that would have been next. */
  public Stone turn() {
    return turn;
  }

  /** When the last stone was laid or the last turn passed, to the second. */
  public Instant lastMove() {
    return lastMove;
  }

  /** The winner's stone, {@link Stone#NONE} while there is no winner. */
  public Stone winner() {
    return winner;
  }

  /** The stone a player has, {@link Stone#NONE} for somebody who is not in this game. */
  public Stone stoneOf(String playerId) {
    if (playerId.equals(black)) {
      return Stone.BLACK;
    }
    return playerId.equals(white) ? Stone.WHITE : Stone.NONE;
  }

  /** The id of the player who has a stone. {@code stone} is black or white. */
  public String playerOf(Stone stone) {
    return stone == Stone.BLACK ? black : white;
  }

  /** Whether a player may move now. */
  public boolean isTurnOf(String playerId) {
    return stoneOf(playerId) == turn;
  }

  /** Whether somebody has won or no cell is free. */
  public boolean isOver() {
    return winner != Stone.NONE || isFull();
  }

  /** Lays a player's stone at (x, y), both from 0 to 14, if the rules allow it. */
  public MoveOutcome place(String playerId, int x, int y, Instant now) {
    if (isOver()) {
      return MoveOutcome.GAME_OVER;
    }
    if (!isTurnOf(playerId)) {
      return MoveOutcome.NOT_YOUR_TURN;
    }
    if (at(x, y) != Stone.NONE) {
      return MoveOutcome.OCCUPIED;
    }
    Stone stone = turn;
    cells[y * SIZE + x] = (byte) stone.code();
    next(now);
    if (Lines.wins(this, x, y)) {
      winner = stone;
      return MoveOutcome.WON;
    }
    return isFull() ? MoveOutcome.DRAWN : MoveOutcome.PLACED;
  }

  /** Gives the turn to the other player without a stone, if the rules allow it. */
  public MoveOutcome pass(String playerId, Instant now) {
    if (isOver()) {
      return MoveOutcome.GAME_OVER;
    }
    if (!isTurnOf(playerId)) {
      return MoveOutcome.NOT_YOUR_TURN;
    }
    next(now);
    return MoveOutcome.PLACED;
  }

  private void next(Instant now) {
    turn = turn.opponent();
    lastMove = now;
  }

  private boolean isFull() {
    for (byte cell : cells) {
      if (cell == 0) {
        return false;
      }
    }
    return true;
  }

  /** The board's bytes; in JSON a board is these bytes in base64. */
  @JsonValue
  public byte[] encode() {
    byte[] blackId = idBytes(black);
    byte[] whiteId = idBytes(white);
    return ByteBuffer.allocate(CELLS + 1 + blackId.length + 1 + whiteId.length + 1 + 8 + 1)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(cells)
        .put((byte) blackId.length)
        .put(blackId)
        .put((byte) whiteId.length)
        .put(whiteId)
        .put((byte) turn.code())
        .putLong(lastMove.getEpochSecond())
        .put((byte) winner.code())
        .array();
  }

  /**
   * A board from its bytes.
   *
   * @throws IllegalArgumentException when the bytes are no board
   */
  public static OmokBoard decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      byte[] cells = new byte[CELLS];
      in.get(cells);
      String black = id(in);
      String white = id(in);
      Stone turn = Stone.of(in.get());
      Instant lastMove = Instant.ofEpochSecond(in.getLong());
      return new OmokBoard(cells, black, white, turn, lastMove, Stone.of(in.get()));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a board of only " + bytes.length + " bytes", e);
    }
  }

  private static String id(ByteBuffer in) {
    byte[] id = new byte[Byte.toUnsignedInt(in.get())];
    in.get(id);
    return new String(id, StandardCharsets.UTF_8);
  }

  private static byte[] idBytes(String playerId) {
    byte[] id = playerId.getBytes(StandardCharsets.UTF_8);
    if (id.length > MAX_ID_BYTES) {
      throw new IllegalArgumentException("a player id of " + id.length + " bytes, at most 255 fit");
    }
    return id;
  }
}

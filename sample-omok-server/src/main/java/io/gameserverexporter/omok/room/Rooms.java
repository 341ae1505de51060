package io.gameserverexporter.omok.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gameserverexporter.omok.board.OmokBoard;
import io.gameserverexporter.omok.store.ExpiringStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of all games. Only the player to move changes a board and has one request at a time, so
 * two threads never write the same board.
 */
public final class Rooms {
  static final Duration KEEP_MATCH = Duration.ofMinutes(3);

  /** How long a room is there after its last move. */
  public static final Duration KEEP_BOARD = Duration.ofMinutes(2);

  private final ExpiringStore store;

  /** The rooms in the store that game and match share. */
  public Rooms(ExpiringStore store) {
    this.store = store;
  }

  /** Opens a room and stores both players' match results; gives the room's id. */
  public String open(String black, String white, Instant now) {
    String roomId = UUID.randomUUID().toString();
    // The board comes first: whoever finds a match result finds a board.
    save(roomId, OmokBoard.start(black, white, now));
    store.put(matchKey(black), roomId.getBytes(UTF_8), KEEP_MATCH);
    store.put(matchKey(white), roomId.getBytes(UTF_8), KEEP_MATCH);
    return roomId;
  }

  /** The room a player was matched into, or null. */
  public @Nullable String matchOf(String playerId) {
    byte[] roomId = store.get(matchKey(playerId));
    return roomId == null ? null : new String(roomId, UTF_8);
  }

  /** Forgets a player's last match, so that the next result seen is a new one. */
  public void forgetMatchOf(String playerId) {
    store.remove(matchKey(playerId));
  }

  /** A room's board, or null when there is none any more. */
  public @Nullable OmokBoard board(String roomId) {
    byte[] board = store.get(boardKey(roomId));
    return board == null ? null : OmokBoard.decode(board);
  }

  /** Stores a board after a move. */
  public void save(String roomId, OmokBoard board) {
    store.put(boardKey(roomId), board.encode(), KEEP_BOARD);
  }

  private static String matchKey(String playerId) {
    return "omok:match:" + playerId;
  }

  private static String boardKey(String roomId) {
    return "omok:board:" + roomId;
  }
}

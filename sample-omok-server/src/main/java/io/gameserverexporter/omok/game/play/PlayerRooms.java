package io.gameserverexporter.omok.game.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gameserverexporter.omok.board.OmokBoard;
import io.gameserverexporter.omok.room.Rooms;
import io.gameserverexporter.omok.store.ExpiringStore;
import io.gameserverexporter.omok.web.ErrorCode;
import io.gameserverexporter.omok.web.OmokException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The room that each player has entered. */
public final class PlayerRooms {
  /** Longer than a match result is kept: a game may last longer than that. */
  static final Duration KEEP = Duration.ofHours(2);

  private final ExpiringStore store;
  private final Rooms rooms;
  private final Clock clock;
  private final Map<String, Instant> lastMoves = new ConcurrentHashMap<>();

  /**
   * Rooms by player.
   *
   * @param store game's own store, for who is where
   * @param rooms the rooms that match has opened
   */
  public PlayerRooms(ExpiringStore store, Rooms rooms, Clock clock) {
    this.store = store;
    this.rooms = rooms;
    this.clock = clock;
  }

  /**
   * Has a player enter the room of the latest match.
   *
   * @return whether there is a match
   */
  public boolean enterMatch(String playerId) {
    String roomId = rooms.matchOf(playerId);
    if (roomId == null) {
      return false;
    }
    store.put(key(playerId), roomId.getBytes(UTF_8), KEEP);
    lastMoves.put(roomId, clock.instant());
    return true;
  }

  /** A room and a copy of its board. */
  record Room(String id, OmokBoard board) {}

  /** The room a player is in; refuses with 2401 or 2402 when there is none. */
  Room roomOf(String playerId) {
    byte @Nullable [] roomId = store.get(key(playerId));
    if (roomId == null) {
      throw OmokException.refused(ErrorCode.NO_GAME);
    }
    String id = new String(roomId, UTF_8);
    OmokBoard board = rooms.board(id);
    if (board == null) {
      throw OmokException.refused(ErrorCode.NO_ROOM);
    }
    return new Room(id, board);
  }

  void save(Room room) {
    rooms.save(room.id(), room.board());
    if (room.board().isOver()) {
      lastMoves.remove(room.id());
    } else {
      lastMoves.put(room.id(), clock.instant());
    }
  }

  /** How many rooms players have entered whose game goes on. */
  int open() {
    Instant since = clock.instant().minus(Rooms.KEEP_BOARD);
    lastMoves.values().removeIf(move -> move.isBefore(since));
    return lastMoves.size();
  }

  private static String key(String playerId) {
    return "omok:playing:" + playerId;
  }
}

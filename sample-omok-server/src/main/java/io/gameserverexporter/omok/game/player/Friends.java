package io.gameserverexporter.omok.game.player;

import io.gameserverexporter.omok.web.ErrorCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has asked whom to be friends, and who said yes. */
final class Friends {
  private final JdbcClient jdbc;
  private final Clock clock;

  Friends(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Friend(String nickName, Instant since) {}

  /** A request; {@code state} is 0 while it waits and 1 when it is accepted. */
  record Request(String nickName, long uid, int state, Instant created) {}

  private record Pair(long requester, boolean accepted) {}

  List<Friend> list(long uid) {
    return jdbc.sql(
            "SELECT p.nick_name, f.created_at FROM friendship f JOIN player p ON p.player_uid ="
                + " CASE WHEN f.low_uid = ? THEN f.high_uid ELSE f.low_uid END"
                + " WHERE (f.low_uid = ? OR f.high_uid = ?) AND f.accepted = 1"
                + " ORDER BY f.created_at, p.player_uid")
        .params(uid, uid, uid)
        .query((row, n) -> new Friend(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
        .list();
  }

  /** What others have asked of a player. */
  List<Request> requestsTo(long uid) {
    return jdbc.sql(
            "SELECT p.nick_name, p.player_uid, f.accepted, f.created_at FROM friendship f JOIN"
                + " player p ON p.player_uid = f.requester_uid"
                + " WHERE (f.low_uid = ? OR f.high_uid = ?) AND f.requester_uid <> ?"
                + " ORDER BY f.created_at, p.player_uid")
        .params(uid, uid, uid)
        .query(
            (row, n) ->
                new Request(
                    row.getString(1),
                    row.getLong(2),
                    row.getInt(3),
                    Instant.ofEpochMilli(row.getLong(4))))
        .list();
  }

  ErrorCode request(long from, long to) {
    Optional<Pair> known = find(from, to);
    if (known.isPresent()) {
      return refusal(known.get(), from);
    }
    try {
      jdbc.sql(
              "INSERT INTO friendship (low_uid, high_uid, requester_uid, accepted, created_at)"
                  + " VALUES (?, ?, ?, 0, ?)")
          .params(Math.min(from, to), Math.max(from, to), from, clock.millis())
          .update();
      return ErrorCode.NONE;
    } catch (DuplicateKeyException e) {
      // The two asked each other at the same time, and the other one was first.
      return refusal(find(from, to).orElseThrow(() -> e), from);
    }
  }

  private static ErrorCode refusal(Pair known, long from) {
    if (known.accepted()) {
      return ErrorCode.ALREADY_FRIENDS;
    }
    return known.requester() == from
        ? ErrorCode.FRIEND_REQUEST_PENDING
        : ErrorCode.REVERSE_FRIEND_REQUEST_PENDING;
  }

  /** Accepts what {@code from} has asked of {@code to}. */
  ErrorCode accept(long to, long from) {
    Optional<Pair> known = find(from, to);
    if (known.isEmpty() || known.get().requester() != from) {
      return ErrorCode.NO_FRIEND_REQUEST;
    }
    int changed =
        jdbc.sql(
                "UPDATE friendship SET accepted = 1 WHERE low_uid = ? AND high_uid = ? AND accepted"
                    + " = 0")
            .params(Math.min(from, to), Math.max(from, to))
            .update();
    return changed == 1 ? ErrorCode.NONE : ErrorCode.FRIEND_REQUEST_ALREADY_ACCEPTED;
  }

  private Optional<Pair> find(long a, long b) {
    return jdbc.sql(
            "SELECT requester_uid, accepted FROM friendship WHERE low_uid = ? AND high_uid = ?")
        .params(Math.min(a, b), Math.max(a, b))
        .query((row, n) -> new Pair(row.getLong(1), row.getInt(2) == 1))
        .optional();
  }
}

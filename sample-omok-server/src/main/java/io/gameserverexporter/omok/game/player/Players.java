package io.gameserverexporter.omok.game.player;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The players in the database. */
public final class Players {
  private static final int WIN_EXP = 20;
  private static final int LOSE_EXP = 10;
  private static final int NICKNAME_LENGTH = 12;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Items items;
  private final Clock clock;

  Players(JdbcClient jdbc, TransactionTemplate transactions, Items items, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.items = items;
    this.clock = clock;
  }

  record Profile(
      String nickName,
      int exp,
      int level,
      int win,
      int lose,
      int draw,
      long gameMoney,
      long diamond) {}

  /** A player's number; on the first call the player is created with the starting items. */
  public long findOrCreate(String playerId) {
    Optional<Long> known = uidOf(playerId);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      transactions.executeWithoutResult(status -> create(playerId));
    } catch (DuplicateKeyException e) {
      // Two first logins at once: the other one has created the player.
      return uidOf(playerId).orElseThrow(() -> e);
    }
    return uidOf(playerId).orElseThrow();
  }

  private void create(String playerId) {
    jdbc.sql(
            "INSERT INTO player (player_id, nick_name, exp, level, win, lose, draw, game_money,"
                + " diamond, attendance_cnt, created_at) VALUES (?, ?, 0, 1, 0, 0, 0, 0, 0, 0, ?)")
        .params(playerId, firstNickname(), clock.millis())
        .update();
    long uid = uidOf(playerId).orElseThrow();
    for (Item item : Items.FIRST_LOGIN) {
      items.give(uid, item);
    }
  }

  private static String firstNickname() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, NICKNAME_LENGTH);
  }

  Optional<Long> uidOf(String playerId) {
    return jdbc.sql("SELECT player_uid FROM player WHERE player_id = ?")
        .param(playerId)
        .query(Long.class)
        .optional();
  }

  Optional<Profile> profile(long uid) {
    return jdbc.sql(
            "SELECT nick_name, exp, level, win, lose, draw, game_money, diamond FROM player WHERE"
                + " player_uid = ?")
        .param(uid)
        .query(
            (row, n) ->
                new Profile(
                    row.getString(1),
                    row.getInt(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getLong(7),
                    row.getLong(8)))
        .optional();
  }

  boolean rename(long uid, String nickName) {
    // MariaDB counts rows found, not rows changed: the same name again is a success too.
    return jdbc.sql("UPDATE player SET nick_name = ? WHERE player_uid = ?")
            .params(nickName, uid)
            .update()
        == 1;
  }

  /** Books the end of a game with a winner. */
  public void addWin(String winner, String loser) {
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql("UPDATE player SET win = win + 1, exp = exp + ? WHERE player_id = ?")
              .params(WIN_EXP, winner)
              .update();
          jdbc.sql("UPDATE player SET lose = lose + 1, exp = exp + ? WHERE player_id = ?")
              .params(LOSE_EXP, loser)
              .update();
        });
  }

  /** Books the end of a game without a winner. */
  public void addDraw(String black, String white) {
    jdbc.sql("UPDATE player SET draw = draw + 1 WHERE player_id IN (?, ?)")
        .params(black, white)
        .update();
  }
}

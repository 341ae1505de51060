package io.gameserverexporter.omok.game.player;

import io.gameserverexporter.omok.web.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Daily attendance; days begin at midnight UTC. */
final class Attendance {
  static final Duration KEEP_REWARD = Duration.ofDays(30);
  private static final int DAYS_PER_DIAMOND_DAY = 7;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Mails mails;
  private final Clock clock;

  Attendance(JdbcClient jdbc, TransactionTemplate transactions, Mails mails, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.mails = mails;
    this.clock = clock;
  }

  record Info(int count, @Nullable Instant recent) {}

  Optional<Info> info(long uid) {
    return jdbc.sql("SELECT attendance_cnt, attendance_at FROM player WHERE player_uid = ?")
        .param(uid)
        .query(
            (row, n) -> {
              int count = row.getInt(1);
              long recent = row.getLong(2);
              return new Info(count, row.wasNull() ? null : Instant.ofEpochMilli(recent));
            })
        .optional();
  }

  /** Counts today and sends its reward, unless today has been counted. */
  ErrorCode check(long uid) {
    Instant now = clock.instant();
    long today = now.truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    boolean first =
        Boolean.TRUE.equals(
            transactions.execute(
                status -> {
                  int changed =
                      jdbc.sql(
                              "UPDATE player SET attendance_cnt = attendance_cnt + 1,"
                                  + " attendance_at = ? WHERE player_uid = ? AND (attendance_at IS"
                                  + " NULL OR attendance_at < ?)")
                          .params(now.toEpochMilli(), uid, today)
                          .update();
                  if (changed == 1) {
                    sendReward(uid, info(uid).orElseThrow().count());
                  }
                  return changed == 1;
                }));
    return first ? ErrorCode.NONE : ErrorCode.ATTENDANCE_ALREADY_CHECKED;
  }

  private void sendReward(long uid, int day) {
    mails.send(
        uid,
        "Attendance, day " + day,
        "Thank you for playing. Here is the reward of day " + day + ".",
        reward(day),
        KEEP_REWARD);
  }

  /** Game money on most days, diamonds on every seventh. */
  static Item reward(int day) {
    return day % DAYS_PER_DIAMOND_DAY == 0
        ? new Item(Item.DIAMOND, 10)
        : new Item(Item.GAME_MONEY, 100);
  }
}

package io.gameserverexporter.omok.game.player;

import io.gameserverexporter.omok.web.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Players' mailboxes. A mail that is past its end is as good as deleted. */
final class Mails {
  private static final int PAGE_SIZE = 15;
  private static final String COLUMNS =
      "SELECT mail_id, title, content, item_code, item_cnt, send_at, expire_at, receive_at FROM"
          + " mail WHERE player_uid = ? AND expire_at > ?";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Items items;
  private final Clock clock;

  Mails(JdbcClient jdbc, TransactionTemplate transactions, Items items, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.items = items;
    this.clock = clock;
  }

  record Mail(
      long id,
      String title,
      String content,
      Item item,
      Instant sent,
      Instant expires,
      @Nullable Instant received) {
    /** 1 when the item has been received, 0 when not. */
    int receiveYn() {
      return received == null ? 0 : 1;
    }
  }

  void send(long uid, String title, String content, Item item, Duration keep) {
    Instant now = clock.instant();
    jdbc.sql(
            "INSERT INTO mail (player_uid, title, content, item_code, item_cnt, send_at, expire_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            uid,
            title,
            content,
            item.code(),
            item.count(),
            now.toEpochMilli(),
            now.plus(keep).toEpochMilli())
        .update();
  }

  /** A page of a player's mails, the newest first; the first page is 1. */
  List<Mail> page(long uid, int page) {
    return jdbc.sql(COLUMNS + " ORDER BY mail_id DESC LIMIT ? OFFSET ?")
        .params(uid, clock.millis(), PAGE_SIZE, (long) (page - 1) * PAGE_SIZE)
        .query((row, n) -> mail(row))
        .list();
  }

  Optional<Mail> find(long uid, long mailId) {
    return jdbc.sql(COLUMNS + " AND mail_id = ?")
        .params(uid, clock.millis(), mailId)
        .query((row, n) -> mail(row))
        .optional();
  }

  /** Gives a mail's item to the player, once. */
  ErrorCode receive(long uid, long mailId) {
    Optional<Mail> mail = find(uid, mailId);
    if (mail.isEmpty()) {
      return ErrorCode.MAIL_NOT_FOUND;
    }
    boolean first =
        Boolean.TRUE.equals(
            transactions.execute(
                status -> {
                  // Of two requests at once only one changes the row.
                  int changed =
                      jdbc.sql(
                              "UPDATE mail SET receive_at = ? WHERE mail_id = ? AND receive_at IS"
                                  + " NULL")
                          .params(clock.millis(), mailId)
                          .update();
                  if (changed == 1) {
                    items.give(uid, mail.get().item());
                  }
                  return changed == 1;
                }));
    return first ? ErrorCode.NONE : ErrorCode.MAIL_ALREADY_RECEIVED;
  }

  ErrorCode delete(long uid, long mailId) {
    Optional<Mail> mail = find(uid, mailId);
    if (mail.isEmpty()) {
      return ErrorCode.MAIL_NOT_FOUND;
    }
    int deleted =
        jdbc.sql("DELETE FROM mail WHERE mail_id = ? AND receive_at IS NOT NULL")
            .param(mailId)
            .update();
    return deleted == 1 ? ErrorCode.NONE : ErrorCode.MAIL_ITEM_NOT_RECEIVED;
  }

  private static Mail mail(ResultSet row) throws SQLException {
    long received = row.getLong(8);
    Instant receivedAt = row.wasNull() ? null : Instant.ofEpochMilli(received);
    return new Mail(
        row.getLong(1),
        Objects.requireNonNull(row.getString(2)),
        Objects.requireNonNull(row.getString(3)),
        new Item(row.getInt(4), row.getInt(5)),
        Instant.ofEpochMilli(row.getLong(6)),
        Instant.ofEpochMilli(row.getLong(7)),
        receivedAt);
  }
}

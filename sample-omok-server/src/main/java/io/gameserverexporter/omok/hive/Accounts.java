package io.gameserverexporter.omok.hive;

import io.gameserverexporter.omok.web.ErrorCode;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts in the database. */
final class Accounts {
  private final JdbcClient jdbc;
  private final Passwords passwords;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Passwords passwords, Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.clock = clock;
  }

  ErrorCode create(String userId, String password) {
    // Looked up first, since a hash takes long and a failed INSERT is an error in MariaDB's log.
    if (hashOf(userId).isPresent()) {
      return ErrorCode.ACCOUNT_NOT_CREATED;
    }
    try {
      jdbc.sql("INSERT INTO account (hive_user_id, password_hash, created_at) VALUES (?, ?, ?)")
          .params(userId, passwords.hash(password), clock.millis())
          .update();
      return ErrorCode.NONE;
    } catch (DuplicateKeyException e) {
      return ErrorCode.ACCOUNT_NOT_CREATED;
    }
  }

  ErrorCode verify(String userId, String password) {
    Optional<String> hash = hashOf(userId);
    if (hash.isEmpty()) {
      return ErrorCode.NO_SUCH_ACCOUNT;
    }
    return passwords.matches(password, hash.get()) ? ErrorCode.NONE : ErrorCode.WRONG_PASSWORD;
  }

  private Optional<String> hashOf(String userId) {
    return jdbc.sql("SELECT password_hash FROM account WHERE hive_user_id = ?")
        .param(userId)
        .query(String.class)
        .optional();
  }
}

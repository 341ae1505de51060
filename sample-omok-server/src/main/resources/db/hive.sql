-- Times are milliseconds since 1970 in UTC.
CREATE TABLE IF NOT EXISTS account (
  hive_user_id VARCHAR(50) NOT NULL PRIMARY KEY,
  password_hash VARCHAR(100) NOT NULL,
  created_at BIGINT NOT NULL
) CHARSET = utf8mb4 COLLATE utf8mb4_bin;

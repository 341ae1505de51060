-- Times are milliseconds since 1970 in UTC.
CREATE TABLE IF NOT EXISTS player (
  player_uid BIGINT AUTO_INCREMENT PRIMARY KEY,
  player_id VARCHAR(50) NOT NULL UNIQUE,
  nick_name VARCHAR(50) NOT NULL,
  exp INT NOT NULL,
  level INT NOT NULL,
  win INT NOT NULL,
  lose INT NOT NULL,
  draw INT NOT NULL,
  game_money BIGINT NOT NULL,
  diamond BIGINT NOT NULL,
  attendance_cnt INT NOT NULL,
  attendance_at BIGINT,
  created_at BIGINT NOT NULL
) CHARSET = utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS player_item (
  player_item_code BIGINT AUTO_INCREMENT PRIMARY KEY,
  player_uid BIGINT NOT NULL,
  item_code INT NOT NULL,
  item_cnt INT NOT NULL,
  UNIQUE (player_uid, item_code)
) CHARSET = utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS mail (
  mail_id BIGINT AUTO_INCREMENT PRIMARY KEY,
  player_uid BIGINT NOT NULL,
  title VARCHAR(100) NOT NULL,
  content VARCHAR(1000) NOT NULL,
  item_code INT NOT NULL,
  item_cnt INT NOT NULL,
  send_at BIGINT NOT NULL,
  expire_at BIGINT NOT NULL,
  receive_at BIGINT
) CHARSET = utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX IF NOT EXISTS mail_player ON mail (player_uid, mail_id);

-- One row for each pair of players, whoever asked, so that two of them asking each other at the
-- same time cannot end in two requests.
CREATE TABLE IF NOT EXISTS friendship (
  low_uid BIGINT NOT NULL,
  high_uid BIGINT NOT NULL,
  requester_uid BIGINT NOT NULL,
  accepted INT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (low_uid, high_uid)
) CHARSET = utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX IF NOT EXISTS friendship_high ON friendship (high_uid);

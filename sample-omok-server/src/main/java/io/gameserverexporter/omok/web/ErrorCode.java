package io.gameserverexporter.omok.web;

import com.fasterxml.jackson.annotation.JsonValue;

/** The interface's error codes; {@code result} of every response is one of them. */
public enum ErrorCode {
  NONE(0),
  /** Something went wrong in the server. */
  UNHANDLED(1001),
  /** The store of tokens, sessions, matches and boards does not answer. */
  STORE_FAILED(1002),
  /** No body, or one that is not the JSON expected. */
  BAD_BODY(1003),
  /** A token that is not the one given at the last login. */
  WRONG_TOKEN(1006),
  /** Hive did not answer as it should. */
  HIVE_FAILED(1010),
  /** Another server did not answer as it should. */
  SERVER_FAILED(1014),
  /** A property that is missing or out of range, an unknown path, a wrong method. */
  INVALID_REQUEST(1030),
  /** The headers PlayerId and Token are missing. */
  MISSING_HEADER(1040),
  NO_SUCH_ACCOUNT(2005),
  WRONG_PASSWORD(2006),
  /** Registration failed, since there is such an account. */
  ACCOUNT_NOT_CREATED(2016),
  WRONG_APP_VERSION(2030),
  WRONG_DATA_VERSION(2031),
  /** The player's last request is not answered yet. */
  REQUEST_IN_PROGRESS(2032),
  /** The player in the body is not the one in the header. */
  PLAYER_MISMATCH(2034),
  FRIEND_REQUEST_PENDING(2102),
  /** The other player has asked already; accept that. */
  REVERSE_FRIEND_REQUEST_PENDING(2103),
  ALREADY_FRIENDS(2104),
  NO_FRIEND_REQUEST(2105),
  FRIEND_REQUEST_ALREADY_ACCEPTED(2119),
  /** The player is in no game. */
  NO_GAME(2401),
  /** The player's game room is gone. */
  NO_ROOM(2402),
  GAME_OVER(2501),
  NOT_YOUR_TURN(2513),
  CELL_OCCUPIED(2531),
  PLAYER_NOT_FOUND(4501),
  MAIL_ALREADY_RECEIVED(8003),
  MAIL_NOT_FOUND(8020),
  MAIL_ITEM_NOT_RECEIVED(8021),
  ATTENDANCE_ALREADY_CHECKED(9002),
  /** The page's own, beside the original's: as many bots play with visitors as may. */
  NO_BOT_FREE(9901);

  private final int code;

  ErrorCode(int code) {
    this.code = code;
  }

  /** The number in {@code result}. */
  @JsonValue
  public int code() {
    return code;
  }
}

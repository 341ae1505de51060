package io.gameserverexporter.omok.board;

import com.fasterxml.jackson.annotation.JsonValue;

/** What lies on a cell; the number is the one in the board's bytes and in JSON. */
public enum Stone {
  NONE(0),
  BLACK(1),
  WHITE(2);

  private final int code;

  Stone(int code) {
    this.code = code;
  }

  /** The number in the board's bytes. */
  @JsonValue
  public int code() {
    return code;
  }

  /** The stone of the other player; {@link #NONE} stays {@code NONE}. */
  public Stone opponent() {
    return switch (this) {
      case BLACK -> WHITE;
      case WHITE -> BLACK;
      case NONE -> NONE;
    };
  }

  /**
   * The stone with the given number.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Stone of(int code) {
    return switch (code) {
      case 0 -> NONE;
      case 1 -> BLACK;
      case 2 -> WHITE;
      default -> throw new IllegalArgumentException("no stone has the number " + code);
    };
  }
}

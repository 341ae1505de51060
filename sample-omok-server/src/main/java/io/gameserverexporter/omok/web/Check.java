package io.gameserverexporter.omok.web;

import org.jspecify.annotations.Nullable;

/** Checks of request properties; each throws {@link OmokException#invalid()}. */
public final class Check {
  /** The longest id of a player or account, in characters. */
  public static final int MAX_ID_LENGTH = 50;

  private Check() {}

  /** A text of {@code min} to {@code max} characters. */
  public static String text(@Nullable String value, int min, int max) {
    if (value == null || value.length() < min || value.length() > max) {
      throw OmokException.invalid();
    }
    return value;
  }

  /** The id of a player. */
  public static String playerId(@Nullable String value) {
    return text(value, 1, MAX_ID_LENGTH);
  }

  /** A number from {@code min} to {@code max}. */
  public static int number(@Nullable Integer value, int min, int max) {
    if (value == null || value < min || value > max) {
      throw OmokException.invalid();
    }
    return value;
  }

  /** An id that the server has given out. */
  public static long id(@Nullable Long value) {
    if (value == null) {
      throw OmokException.invalid();
    }
    return value;
  }
}

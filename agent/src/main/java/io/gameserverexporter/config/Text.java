package io.gameserverexporter.config;

import java.util.ArrayList;
import java.util.List;

/** String work that the JDK does with regular expressions only. */
public final class Text {
  private static final int SHOWN_CHARACTERS = 80;

  private Text() {}

  /** The trimmed parts between separators, empty ones included. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == separator) {
        parts.add(text.substring(start, i).trim());
        start = i + 1;
      }
    }
    return parts;
  }

  /** The trimmed items of a list that commas, semicolons or both separate, without empty ones. */
  static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    for (String item : split(list.replace(';', ','), ',')) {
      if (!item.isEmpty()) {
        items.add(item);
      }
    }
    return items;
  }

  public static String join(Iterable<String> parts) {
    StringBuilder joined = new StringBuilder();
    for (String part : parts) {
      if (joined.length() > 0) {
        joined.append(", ");
      }
      joined.append(part);
    }
    return joined.toString();
  }

  /** A value fit for one line of a log: without control characters, and not without end. */
  public static String shown(String value) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(value.length(), SHOWN_CHARACTERS);
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      shown.append(Character.isISOControl(c) ? '?' : c);
    }
    return value.length() > end ? shown.append("...").toString() : shown.toString();
  }
}

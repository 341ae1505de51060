package io.gameserverexporter.collect.textfile;

/** Why a file cannot be used; the message is the middle of a sentence. */
final class TextFormatException extends Exception {
  private static final int MOST_SHOWN = 40;

  TextFormatException(int line, String why) {
    super("line " + line + ": " + why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }

  /** A piece of the file in a message: not without end, and without control characters. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int end = Math.min(text.length(), MOST_SHOWN);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) ? '?' : c);
    }
    return shown.append(text.length() > end ? "...\"" : "\"").toString();
  }
}

package io.gameserverexporter.config.game;

/** Which texts are names, of Java or of Prometheus. */
final class Names {
  private Names() {}

  /** One word of Java. */
  static boolean isIdentifier(String text) {
    if (text.isEmpty() || !Character.isJavaIdentifierStart(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!Character.isJavaIdentifierPart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Words of Java with dots between. */
  static boolean isClass(String text) {
    int start = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
      if (!isIdentifier(text.substring(start, dot))) {
        return false;
      }
      start = dot + 1;
    }
    return isIdentifier(text.substring(start));
  }

  /** {@code [a-zA-Z_][a-zA-Z0-9_]*}: colons are for recording rules. */
  static boolean isMetric(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** As {@link #isMetric}, and not one that Prometheus keeps for itself. */
  static boolean isLabel(String text) {
    return isMetric(text) && !text.startsWith("__");
  }
}

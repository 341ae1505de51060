package io.gameserverexporter;

/** Writes JSON text piece by piece; the caller sees to it that the pieces fit. */
final class Json {
  private static final int MOST_CHARACTERS = 600;

  private final StringBuilder text = new StringBuilder(8 * 1024);
  private boolean first = true;

  Json beginObject() {
    return begin('{');
  }

  Json beginArray() {
    return begin('[');
  }

  Json endObject() {
    return end('}');
  }

  Json endArray() {
    return end(']');
  }

  Json name(String name) {
    comma();
    quoted(name);
    text.append(':');
    first = true;
    return this;
  }

  /** A text, cut where it is longer than anybody reads. */
  Json value(String value) {
    comma();
    quoted(value.length() <= MOST_CHARACTERS ? value : value.substring(0, MOST_CHARACTERS) + "...");
    return this;
  }

  Json value(long value) {
    comma();
    text.append(value);
    return this;
  }

  /** Milliseconds, written as seconds. */
  Json seconds(long millis) {
    comma();
    text.append(millis / 1000).append('.');
    text.append(Long.toString(1000 + millis % 1000).substring(1));
    return this;
  }

  private Json begin(char bracket) {
    comma();
    text.append(bracket);
    first = true;
    return this;
  }

  private Json end(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  private void comma() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Half a pair, as cutting may leave it, has no bytes in UTF-8.
        text.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

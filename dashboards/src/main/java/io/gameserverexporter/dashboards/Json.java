package io.gameserverexporter.dashboards;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, strings, numbers and booleans, and its text. */
final class Json {
  private final StringBuilder text = new StringBuilder(65_536);

  private Json() {}

  /** An object whose keys keep their order: key, value, key, value, ... */
  static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }

  /** The text, indented by two spaces, with a line's end at its end. */
  static String write(Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.text.append('\n').toString();
  }

  private void value(@Nullable Object value, String newLine) {
    if (value instanceof Map<?, ?> map) {
      sequence(
          '{',
          map.entrySet(),
          '}',
          newLine,
          (entry, inner) -> {
            string((String) entry.getKey());
            text.append(": ");
            value(entry.getValue(), inner);
          });
    } else if (value instanceof List<?> list) {
      sequence('[', list, ']', newLine, this::value);
    } else if (value instanceof String string) {
      string(string);
    } else if (value == null || value instanceof Boolean || value instanceof Integer) {
      text.append(value);
    } else if (value instanceof Double number) {
      text.append(number == Math.rint(number) ? Long.toString(number.longValue()) : number);
    } else {
      throw new IllegalArgumentException("not JSON: " + value.getClass());
    }
  }

  private <T> void sequence(
      char open, Iterable<T> elements, char close, String newLine, BiConsumer<T, String> write) {
    Iterator<T> left = elements.iterator();
    text.append(open);
    String inner = newLine + "  ";
    boolean any = left.hasNext();
    while (left.hasNext()) {
      text.append(inner);
      write.accept(left.next(), inner);
      text.append(left.hasNext() ? "," : "");
    }
    text.append(any ? newLine : "").append(close);
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        default -> text.append(c);
      }
    }
    text.append('"');
  }
}

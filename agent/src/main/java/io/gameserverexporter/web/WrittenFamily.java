package io.gameserverexporter.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of one metric family, taken apart. */
final class WrittenFamily {
  /** Larger ones are not worth the memory. */
  private static final int MOST_LINES = 20_000;

  /** The lines before the first value. */
  final byte[] comments;

  /** Each other line up to its value. */
  final List<byte[]> starts;

  private WrittenFamily(byte[] comments, List<byte[]> starts) {
    this.comments = comments;
    this.starts = starts;
  }

  /** Null when the text is not comments, then lines that end in a value. */
  static @Nullable WrittenFamily of(byte[] text) {
    int from = 0;
    while (from < text.length && text[from] == '#') {
      from = endOfLine(text, from) + 1;
    }
    byte[] comments = Arrays.copyOf(text, Math.min(from, text.length));
    List<byte[]> starts = new ArrayList<>();
    while (from < text.length) {
      int end = endOfLine(text, from);
      int blank = end - 1;
      while (blank > from && text[blank] != ' ') {
        blank--;
      }
      if (text[from] == '#' || blank == from || starts.size() == MOST_LINES) {
        return null;
      }
      starts.add(Arrays.copyOfRange(text, from, blank + 1));
      from = end + 1;
    }
    return new WrittenFamily(comments, starts);
  }

  private static int endOfLine(byte[] text, int from) {
    int end = from;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }
}

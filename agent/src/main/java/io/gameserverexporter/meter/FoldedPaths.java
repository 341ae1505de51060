package io.gameserverexporter.meter;

import org.jspecify.annotations.Nullable;

/**
 * Templates made of paths: what looks like an identifier becomes {@code {id}}, a number {@code
 * {number}}, the rest stays. {@code /players/4711/moves} is counted as {@code
 * /players/{number}/moves}.
 *
 * <p>A guess, and bounded: past {@value #MOST} templates the rest is {@code _other}. A template
 * that is known is found without an allocation or a lock.
 */
final class FoldedPaths {
  /** So many templates there may be. */
  static final int MOST = 500;

  private static final String NUMBER = "{number}";
  private static final String ID = "{id}";

  /** Deeper paths end in a star. */
  private static final int MOST_SEGMENTS = 8;

  private static final int LONGEST_SEGMENT = 40;

  /** So many digits do not stand in a word. */
  private static final int DIGITS_OF_ID = 3;

  private volatile @Nullable String[] table = new String[4 * MOST];
  private int size;

  /** The template of the part of a path, which begins with a slash. */
  String template(String path, int from, int to) {
    @Nullable String[] known = table;
    int mask = known.length;
    int slot = Math.floorMod(hash(path, from, to), mask);
    String template = known[slot];
    while (template != null) {
      if (is(template, path, from, to)) {
        return template;
      }
      slot = (slot + 1) % mask;
      template = known[slot];
    }
    return add(path, from, to);
  }

  private synchronized String add(String path, int from, int to) {
    if (size >= MOST) {
      return HttpLabels.OTHER_ROUTE;
    }
    @Nullable String[] known = table;
    String template = build(path, from, to);
    int slot = Math.floorMod(hash(path, from, to), known.length);
    String there = known[slot];
    while (there != null) {
      if (there.equals(template)) {
        return there;
      }
      slot = (slot + 1) % known.length;
      there = known[slot];
    }
    known[slot] = template;
    size++;
    table = known; // for readers to see it
    return template;
  }

  private static int hash(String path, int from, int to) {
    int hash = 0;
    int segments = 0;
    for (int start = from; start < to && segments < MOST_SEGMENTS; segments++) {
      int end = segmentEnd(path, start, to);
      String stands = standIn(path, start + 1, end);
      if (stands == null) {
        for (int i = start; i < end; i++) {
          hash = 31 * hash + path.charAt(i);
        }
      } else {
        hash = 31 * hash + stands.hashCode();
      }
      start = end;
    }
    return hash;
  }

  private static boolean is(String template, String path, int from, int to) {
    int at = 0;
    int segments = 0;
    int start = from;
    while (start < to && segments < MOST_SEGMENTS) {
      int end = segmentEnd(path, start, to);
      String stands = standIn(path, start + 1, end);
      if (stands == null) {
        if (!template.regionMatches(at, path, start, end - start)) {
          return false;
        }
        at += end - start;
      } else {
        if (at >= template.length()
            || template.charAt(at) != '/'
            || !template.startsWith(stands, at + 1)) {
          return false;
        }
        at += 1 + stands.length();
      }
      segments++;
      start = end;
    }
    return start < to ? template.startsWith("/*", at) : at == template.length();
  }

  private static String build(String path, int from, int to) {
    StringBuilder template = new StringBuilder();
    int segments = 0;
    int start = from;
    while (start < to && segments < MOST_SEGMENTS) {
      int end = segmentEnd(path, start, to);
      String stands = standIn(path, start + 1, end);
      if (stands == null) {
        template.append(path, start, end);
      } else {
        template.append('/').append(stands);
      }
      segments++;
      start = end;
    }
    return template.append(start < to ? "/*" : "").toString();
  }

  private static int segmentEnd(String path, int start, int to) {
    int end = start + 1;
    while (end < to && path.charAt(end) != '/') {
      end++;
    }
    return end;
  }

  /** What stands in a template for the segment; null when it stands for itself. */
  private static @Nullable String standIn(String path, int start, int end) {
    if (end - start > LONGEST_SEGMENT) {
      return ID;
    }
    int digits = 0;
    boolean digitAtBreak = false;
    for (int i = start; i < end; i++) {
      char c = path.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        digitAtBreak |= i == start || isBreak(path.charAt(i - 1));
      } else if (!isBreak(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
        return ID; // an address, another alphabet, an escape: nothing that a programmer names
      }
    }
    if (digits == end - start && digits > 0) {
      return NUMBER;
    }
    // Not of v2, oauth2 or mp3.
    return digits >= DIGITS_OF_ID || digitAtBreak ? ID : null;
  }

  private static boolean isBreak(char c) {
    return c == '-' || c == '_' || c == '.' || c == '~' || c == '+';
  }
}

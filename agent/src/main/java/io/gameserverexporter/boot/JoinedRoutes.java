package io.gameserverexporter.boot;

import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes that are joined from the templates of several things that a request has matched, one below
 * the other: kept for each such combination, found again without an allocation or a lock, and gone
 * with what it was joined for.
 */
public final class JoinedRoutes {
  private static final int SMALLEST = 64;

  /** Past that, as with resources that an application makes anew for each request, none is kept. */
  private static final int MOST = 4096;

  /** How many are not kept before it is worth a look whether there is room again. */
  private static final int REFUSED_UNTIL_LOOK = 1024;

  private static final Object LOCK = new Object();

  // Open-addressed by identity; entries are only added, and dropped when the table is rebuilt.
  private static volatile @Nullable Entry[] table = new Entry[SMALLEST];
  private static int size;
  private static int refused;

  private JoinedRoutes() {}

  /**
   * The route of a combination; null when it has not been joined yet.
   *
   * @param matched what was matched, innermost first; quick to ask for its first elements
   * @param base the path before all templates
   */
  public static @Nullable String of(List<?> matched, @Nullable String base) {
    @Nullable Entry[] entries = table;
    int mask = entries.length - 1;
    int i = System.identityHashCode(matched.get(0)) & mask;
    Entry entry = entries[i];
    while (entry != null) {
      if (entry.isFor(matched, base)) {
        return entry.route;
      }
      i = (i + 1) & mask;
      entry = entries[i];
    }
    return null;
  }

  /** As {@link #of}, when one thing alone was matched. */
  public static @Nullable String ofOne(Object matched, @Nullable String base) {
    @Nullable Entry[] entries = table;
    int mask = entries.length - 1;
    int i = System.identityHashCode(matched) & mask;
    Entry entry = entries[i];
    while (entry != null) {
      if (entry.isForOne(matched, base)) {
        return entry.route;
      }
      i = (i + 1) & mask;
      entry = entries[i];
    }
    return null;
  }

  /**
   * Joins the templates to a route, and keeps it.
   *
   * @param base the path before all templates, as the client may have spelt it
   * @param templates one for each in {@code matched}, outermost first; an expression after a name,
   *     as in {@code {id: [0-9]+}}, is left out of the route
   */
  public static String add(List<?> matched, @Nullable String base, @Nullable String[] templates) {
    StringBuilder joined = new StringBuilder();
    appendBase(joined, base == null ? "" : base);
    // Other spellings of the same path are as many as a client likes.
    boolean plain = base == null || joined.length() + 1 >= base.length();
    for (String template : templates) {
      append(joined, template == null ? "" : template);
    }
    String route = joined.length() == 0 ? "/" : joined.toString();
    if (plain) {
      synchronized (LOCK) {
        if (of(matched, base) == null) {
          keep(new Entry(matched, base, route));
        }
      }
    }
    return route;
  }

  private static void keep(Entry entry) {
    @Nullable Entry[] entries = table;
    if (size < MOST ? (size + 1) * 2 > entries.length : ++refused % REFUSED_UNTIL_LOOK == 0) {
      entries = withoutCollected(entries);
    }
    if (size < MOST) {
      put(entries, entry);
      size++;
    }
    table = entries;
  }

  private static @Nullable Entry[] withoutCollected(@Nullable Entry[] entries) {
    int live = 0;
    for (Entry entry : entries) {
      if (entry != null && entry.isLive()) {
        live++;
      }
    }
    @Nullable Entry[] rebuilt = new Entry[Math.max(SMALLEST, Integer.highestOneBit(live + 1) * 4)];
    for (Entry entry : entries) {
      if (entry != null && entry.isLive()) {
        put(rebuilt, entry);
      }
    }
    size = live;
    return rebuilt;
  }

  private static void put(@Nullable Entry[] entries, Entry entry) {
    int mask = entries.length - 1;
    int i = entry.hash & mask;
    while (entries[i] != null) {
      i = (i + 1) & mask;
    }
    entries[i] = entry;
  }

  /** Without parameters of its segments, empty segments and the slash at its end. */
  private static void appendBase(StringBuilder to, String base) {
    int start = 0;
    while (start < base.length()) {
      int end = base.indexOf('/', start);
      if (end < 0) {
        end = base.length();
      }
      int parameters = base.indexOf(';', start);
      int until = parameters >= 0 && parameters < end ? parameters : end;
      if (until > start) {
        to.append('/').append(base, start, until);
      }
      start = end + 1;
    }
  }

  private static void append(StringBuilder to, String template) {
    int start = template.startsWith("/") ? 1 : 0;
    int end = template.length();
    while (end > start && template.charAt(end - 1) == '/') {
      end--;
    }
    if (end == start) {
      return;
    }
    to.append('/');
    int i = start;
    while (i < end) {
      char c = template.charAt(i);
      if (c == '{') {
        int close = endOfVariable(template, i);
        String name = template.substring(i + 1, close);
        int expression = name.indexOf(':');
        to.append('{')
            .append((expression < 0 ? name : name.substring(0, expression)).trim())
            .append('}');
        i = close + 1;
      } else {
        to.append(c);
        i++;
      }
    }
  }

  /** Where the brace is closed; expressions may have braces of their own, and escaped ones. */
  private static int endOfVariable(String template, int open) {
    int depth = 0;
    for (int i = open; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return template.length();
  }

  private static final class Entry {
    final int hash;
    final String route;
    private final @Nullable String base;
    private final WeakReference<?>[] matched;

    Entry(List<?> matched, @Nullable String base, String route) {
      this.hash = System.identityHashCode(matched.get(0));
      this.base = base;
      this.route = route;
      this.matched = new WeakReference<?>[matched.size()];
      for (int i = 0; i < this.matched.length; i++) {
        this.matched[i] = new WeakReference<Object>(matched.get(i));
      }
    }

    boolean isFor(List<?> others, @Nullable String otherBase) {
      if (matched.length != others.size()) {
        return false;
      }
      for (int i = 0; i < matched.length; i++) {
        if (matched[i].get() != others.get(i)) {
          return false;
        }
      }
      return isBelow(otherBase);
    }

    boolean isForOne(Object other, @Nullable String otherBase) {
      return matched.length == 1 && matched[0].get() == other && isBelow(otherBase);
    }

    private boolean isBelow(@Nullable String otherBase) {
      return base == null ? otherBase == null : base.equals(otherBase);
    }

    boolean isLive() {
      for (WeakReference<?> each : matched) {
        if (each.get() == null) {
          return false;
        }
      }
      return true;
    }
  }
}

package io.gameserverexporter.boot;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one servlet: its mappings, as {@code http_route} shows them.
 *
 * <p>Source: Jakarta Servlet 6.0, section 12.2 (specification of mappings). Kept for each servlet
 * registration of a container, found again without an allocation or a lock, and gone with it.
 */
public final class ServletRoutes {
  private static final Object LOCK = new Object();

  // Open-addressed by identity; entries are only added, and dropped when the table is rebuilt.
  private static volatile @Nullable Entry[] table = new Entry[64];
  private static int size;

  private final String[] mappings;
  private final @Nullable String single;

  private ServletRoutes(String[] mappings) {
    this.mappings = mappings;
    this.single = mappings.length == 1 ? route(mappings[0]) : null;
  }

  /** The routes known for a container's servlet registration; null when there are none yet. */
  public static @Nullable ServletRoutes of(Object registration) {
    @Nullable Entry[] entries = table;
    int mask = entries.length - 1;
    int i = System.identityHashCode(registration) & mask;
    Entry entry = entries[i];
    while (entry != null) {
      if (entry.get() == registration) {
        return entry.routes;
      }
      i = (i + 1) & mask;
      entry = entries[i];
    }
    return null;
  }

  /** Notes the mappings of a servlet registration, such as {@code /login}, {@code /api/*}. */
  public static ServletRoutes add(Object registration, String[] mappings) {
    synchronized (LOCK) {
      ServletRoutes known = of(registration);
      if (known != null) {
        return known;
      }
      ServletRoutes routes = new ServletRoutes(mappings);
      @Nullable Entry[] entries = table;
      if (++size * 2 > entries.length) {
        entries = withoutCollected(entries);
      }
      put(entries, new Entry(registration, routes));
      table = entries;
      return routes;
    }
  }

  private static @Nullable Entry[] withoutCollected(@Nullable Entry[] entries) {
    @Nullable Entry[] larger = new Entry[entries.length * 2];
    size = 1;
    for (Entry entry : entries) {
      if (entry != null && entry.get() != null) {
        put(larger, entry);
        size++;
      }
    }
    return larger;
  }

  private static void put(@Nullable Entry[] entries, Entry entry) {
    int mask = entries.length - 1;
    int i = entry.hash & mask;
    while (entries[i] != null) {
      i = (i + 1) & mask;
    }
    entries[i] = entry;
  }

  /** The route when the servlet has one mapping, else null: {@link #match} decides. */
  public @Nullable String single() {
    return single;
  }

  /**
   * The mapping that a request matched.
   *
   * @param servletPath the part of the path that the mapping matched
   * @param noPathInfo whether nothing followed that part
   * @return the mapping; empty when it was the default servlet's or is not known
   */
  public String match(@Nullable String servletPath, boolean noPathInfo) {
    if (servletPath == null) {
      return "";
    }
    String best = "";
    for (String mapping : mappings) {
      if (mapping.equals(servletPath)) {
        return route(mapping);
      }
      int star = mapping.indexOf('*');
      if (star > 0
          && mapping.length() == servletPath.length() + 2
          && mapping.startsWith(servletPath)) {
        best = mapping;
      } else if (star == 0
          && noPathInfo
          && best.isEmpty()
          && servletPath.endsWith(mapping.substring(1))) {
        best = mapping;
      }
    }
    return best.isEmpty() ? best : route(best);
  }

  private static String route(String mapping) {
    if (mapping.equals("/")) {
      return "";
    }
    return mapping.startsWith("/") || mapping.isEmpty() ? mapping : "/" + mapping;
  }

  private static final class Entry extends WeakReference<Object> {
    final int hash;
    final ServletRoutes routes;

    Entry(Object registration, ServletRoutes routes) {
      super(registration);
      this.hash = System.identityHashCode(registration);
      this.routes = routes;
    }
  }
}

package io.gameserverexporter.boot;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The routers that one request passes through, each mounted in the one before.
 *
 * <p>Paths are made once for each that an application has, from what the router keeps of them, so
 * that a request costs no allocation; unless routers are mounted deeper than one in another.
 */
final class RouterMounts {
  // Applications may make routes while they run; what is more than these is made each time.
  private static final int KEPT = 4096;
  private static final ConcurrentMap<String, String> PREFIXES = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, String> MOUNTS = new ConcurrentHashMap<>();

  // Deeper ones get no route.
  private static final int MOST = 8;

  // Where the outermost router has not been seen, as when it has run on another thread.
  private static final int NOT_SEEN = -1;

  // By depth: where it is mounted in the path that was asked for, where in those of the
  // application,
  // and the path of the route that the request has come to.
  private final @Nullable String[] asked = new String[MOST];
  private final String[] prefixes = new String[MOST];
  private final @Nullable String[] paths = new String[MOST];
  private int depth = NOT_SEEN;

  RouterMounts() {
    prefixes[0] = "";
  }

  /** For the next request. */
  void forget() {
    depth = NOT_SEEN;
  }

  /**
   * What the application has written before the path of a route that has the request now.
   *
   * @param within where the route's router is mounted, in the path that was asked for; null when it
   *     is the outermost
   * @return null if that is not known
   */
  @Nullable String prefix(@Nullable String within, @Nullable String path) {
    if (within != null && depth == NOT_SEEN) {
      return null;
    }
    int found = within == null ? 0 : depth;
    while (found > 0 && !Objects.equals(within, asked[found])) {
      found--;
    }
    if (found == 0 && within != null) {
      // Not one that the request has come back to: a router in the last one.
      found = depth + 1;
      if (found == MOST) {
        return null;
      }
      String mount = paths[depth];
      asked[found] = within;
      prefixes[found] = mount == null ? prefixes[depth] : joined(prefixes[depth], ofMount(mount));
    }
    depth = found;
    paths[found] = path;
    return prefixes[found];
  }

  private static String joined(String prefix, String mount) {
    return prefix.isEmpty() ? mount : prefix + mount;
  }

  /** {@code /api/*} for the prefix {@code /api/}. */
  static String ofPrefix(String prefix) {
    String path = PREFIXES.get(prefix);
    if (path == null) {
      path = prefix + "*";
      if (PREFIXES.size() < KEPT) {
        PREFIXES.put(prefix, path);
      }
    }
    return path;
  }

  /** {@code /api} for {@code /api/}: the paths of a router that is mounted there begin with one. */
  private static String ofMount(String prefix) {
    String path = MOUNTS.get(prefix);
    if (path == null) {
      path = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
      if (MOUNTS.size() < KEPT) {
        MOUNTS.put(prefix, path);
      }
    }
    return path;
  }
}

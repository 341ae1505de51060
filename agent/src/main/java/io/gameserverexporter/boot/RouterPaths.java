package io.gameserverexporter.boot;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Paths of a router as the application wrote them, made once for each from what the router keeps of
 * them, so that a request costs no allocation.
 */
final class RouterPaths {
  // Applications may make routes while they run; more than these are made each time.
  private static final int KEPT = 4096;
  private static final ConcurrentMap<String, String> PREFIXES = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, String> MOUNTS = new ConcurrentHashMap<>();

  private RouterPaths() {}

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

  /** {@code /api} for {@code /api/}: the paths of the router that is mounted there have a slash. */
  static String ofMount(String prefix) {
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

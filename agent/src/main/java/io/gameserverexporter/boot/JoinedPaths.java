package io.gameserverexporter.boot;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Templates of paths that an application has in parts, each below the one before. Made once for
 * each pair that there is, so that a request costs no allocation.
 */
public final class JoinedPaths {
  // Applications may make routes while they run; what is more than these is made each time.
  private static final int KEPT = 4096;
  private static final ConcurrentMap<String, ConcurrentMap<String, String>> PATHS =
      new ConcurrentHashMap<>();

  private JoinedPaths() {}

  /**
   * {@code /api/players} for {@code /api} and {@code players}.
   *
   * @param above empty, or a path that begins with a slash
   * @param part of any number of segments, without a slash at its begin; may be empty
   */
  public static String join(String above, String part) {
    if (part.isEmpty()) {
      return above;
    }
    ConcurrentMap<String, String> below = PATHS.get(above);
    String joined = below == null ? null : below.get(part);
    if (joined == null) {
      joined = above + "/" + part;
      if (below == null && PATHS.size() < KEPT) {
        ConcurrentMap<String, String> fresh = new ConcurrentHashMap<>();
        below = PATHS.putIfAbsent(above, fresh);
        below = below == null ? fresh : below;
      }
      if (below != null && below.size() < KEPT) {
        below.put(part, joined);
      }
    }
    return joined;
  }
}

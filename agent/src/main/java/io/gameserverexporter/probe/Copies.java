package io.gameserverexporter.probe;

import io.gameserverexporter.boot.Stderr;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Below which packages there are copies of libraries that probes are for; not without end. */
final class Copies {
  private static final int MOST = 8;

  private final List<String> prefixes = new CopyOnWriteArrayList<>();
  private boolean said;

  /**
   * Whether what is below that package is to be woven.
   *
   * @param prefix with slashes, empty for what was not moved
   */
  boolean takes(String prefix) {
    return prefix.isEmpty() || prefixes.contains(prefix) || add(prefix);
  }

  private synchronized boolean add(String prefix) {
    if (prefixes.contains(prefix)) {
      return true;
    }
    if (prefixes.size() < MOST) {
      return prefixes.add(prefix);
    }
    if (!said) {
      said = true;
      Stderr.line(
          "more than "
              + MOST
              + " copies of servers under other package names: requests to those below "
              + packageName(prefix)
              + " and others are missing from the metrics, everything else works.");
    }
    return false;
  }

  /** With slashes. */
  List<String> prefixes() {
    return prefixes;
  }

  /** As it is shown; empty for what was not moved. */
  static String packageName(String prefix) {
    return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1).replace('/', '.');
  }
}

package io.gameserverexporter.exactness;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a test has sent and must find counted; may be written to by several threads. */
final class Ledger {
  /** For a status or error that nobody can know beforehand, as when the client leaves. */
  static final String ANY = "*";

  private final Map<Key, Long> entries = new HashMap<>();

  /** The labels of one series of requests; an empty string is an absent label. */
  record Key(String method, String route, String status, String error) implements Comparable<Key> {
    private boolean covers(Key key) {
      return covers(method, key.method)
          && covers(route, key.route)
          && covers(status, key.status)
          && covers(error, key.error);
    }

    private static boolean covers(String wanted, String value) {
      return wanted.equals(ANY) || wanted.equals(value);
    }

    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return "\n" + method + " '" + route + "' '" + status + "' '" + error + "'";
    }
  }

  synchronized void add(Key key) {
    entries.merge(key, 1L, Long::sum);
  }

  /** Sorted, for messages. */
  synchronized Map<Key, Long> entries() {
    return new TreeMap<>(entries);
  }

  /** The same by what is compared. */
  synchronized Ledger compared(AgentUnderTest agent) {
    Ledger result = new Ledger();
    entries.forEach((key, count) -> result.entries.merge(agent.compared(key), count, Long::sum));
    return result;
  }

  synchronized long total() {
    return entries.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The counts under this ledger's own keys where those have {@link #ANY} in them. What a key has
   * more than was sent under it goes to one with {@link #ANY}, too.
   */
  synchronized Map<Key, Long> inTermsOf(Map<Key, Long> counted) {
    Map<Key, Long> result = new TreeMap<>();
    counted.forEach(
        (key, count) -> {
          long own = Math.min(count, entries.getOrDefault(key, 0L));
          if (own > 0) {
            result.merge(key, own, Long::sum);
          }
          if (count > own) {
            result.merge(coveringOrSame(key), count - own, Long::sum);
          }
        });
    return result;
  }

  private Key coveringOrSame(Key key) {
    return entries.keySet().stream()
        .filter(other -> !other.equals(key) && other.covers(key))
        .findFirst()
        .orElse(key);
  }
}

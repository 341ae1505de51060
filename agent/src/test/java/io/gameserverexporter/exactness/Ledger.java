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

  synchronized long total() {
    return entries.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The counts under this ledger's own keys where those have {@link #ANY} in them. */
  synchronized Map<Key, Long> inTermsOf(Map<Key, Long> counted) {
    Map<Key, Long> result = new TreeMap<>();
    counted.forEach(
        (key, count) ->
            result.merge(
                entries.containsKey(key)
                    ? key
                    : entries.keySet().stream().filter(k -> k.covers(key)).findFirst().orElse(key),
                count,
                Long::sum));
    return result;
  }
}

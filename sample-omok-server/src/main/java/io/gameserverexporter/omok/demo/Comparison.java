package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.ServiceName;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was sent to each service, set against what its agent counted. */
final class Comparison {
  private final Map<ServiceName, Counts> sent = new EnumMap<>(ServiceName.class);
  private final Map<ServiceName, Counts> counted = new EnumMap<>(ServiceName.class);

  void add(ServiceName service, Counts sentToIt, Counts countedByIt) {
    sent.put(service, sentToIt);
    counted.put(service, countedByIt);
  }

  /** Whether every kind of request was counted as often as it was sent. */
  boolean agrees() {
    return sent.equals(counted);
  }

  /** A table for people: a row for each service, then one for each kind that differs. */
  String table() {
    StringBuilder text = new StringBuilder(1024);
    String row = "%-10s %10s %10s  %s%n";
    text.append(row.formatted("service", "sent", "counted", ""));
    for (ServiceName service : ServiceName.values()) {
      Counts s = sent.getOrDefault(service, new Counts(Map.of()));
      Counts c = counted.getOrDefault(service, new Counts(Map.of()));
      String verdict =
          s.equals(c) ? "the same for all " + s.byKind().size() + " kinds" : "DIFFERENT";
      text.append(row.formatted(service.label(), s.total(), c.total(), verdict));
      Set<String> kinds = new TreeSet<>(s.byKind().keySet());
      kinds.addAll(c.byKind().keySet());
      for (String kind : kinds) {
        if (s.of(kind) != c.of(kind)) {
          text.append(
              String.format(
                  Locale.ROOT, "           %10d %10d  %s%n", s.of(kind), c.of(kind), kind));
        }
      }
    }
    return text.toString();
  }
}

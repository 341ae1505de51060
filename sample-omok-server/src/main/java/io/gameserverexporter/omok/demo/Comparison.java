package io.gameserverexporter.omok.demo;

import io.gameserverexporter.omok.ServiceName;
import io.gameserverexporter.omok.bots.Report;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was sent to each service, set against what its agent counted. */
final class Comparison {
  /**
   * One service's part.
   *
   * @param sent what was sent for certain
   * @param perhaps what may have been sent besides: nobody had the answer
   * @param counted what the agent counted, or null when that cannot be known
   */
  private record Part(Counts sent, Counts perhaps, @Nullable Counts counted) {
    boolean agrees(String kind) {
      long more = counted == null ? 0 : counted.of(kind) - sent.of(kind);
      return more >= 0 && more <= perhaps.of(kind);
    }

    Set<String> kinds() {
      Set<String> kinds = new TreeSet<>(sent.byKind().keySet());
      if (counted != null) {
        kinds.addAll(counted.byKind().keySet());
      }
      return kinds;
    }

    boolean agrees() {
      return kinds().stream().allMatch(this::agrees);
    }
  }

  private final Report report;
  private final Map<ServiceName, Part> parts = new EnumMap<>(ServiceName.class);

  /**
   * A comparison with what the bots have sent.
   *
   * @param report the bots' report
   */
  Comparison(Report report) {
    this.report = report;
  }

  /**
   * Adds a service.
   *
   * @param counted what its agent counted, or null when that went with its process
   */
  void add(ServiceName service, @Nullable Counts counted) {
    parts.put(
        service,
        new Part(
            Counts.sent(report, service.label()),
            Counts.perhapsSent(report, service.label()),
            counted));
  }

  /** Whether every kind of request was counted as often as it was sent. */
  boolean agrees() {
    return parts.values().stream().allMatch(Part::agrees);
  }

  /** A table for people: a row for each service, then one for each kind that differs. */
  String table() {
    StringBuilder text = new StringBuilder(1024);
    String row = "%-10s %10s %10s  %s%n";
    text.append(row.formatted("service", "sent", "counted", ""));
    parts.forEach(
        (service, part) -> {
          Counts counted = part.counted();
          text.append(
              row.formatted(
                  service.label(),
                  part.sent().total(),
                  counted == null ? "-" : counted.total(),
                  verdict(part)));
          if (counted != null) {
            addDifferences(part.sent(), counted, part.kinds(), text);
          }
        });
    return text.toString();
  }

  private static String verdict(Part part) {
    if (part.counted() == null) {
      return "not compared: what was counted ended with the process";
    }
    if (!part.agrees()) {
      return "DIFFERENT";
    }
    return part.sent().equals(part.counted())
        ? "the same for all " + part.kinds().size() + " kinds"
        : "the same, but for requests of which nobody had the answer";
  }

  private static void addDifferences(
      Counts sent, Counts counted, Set<String> kinds, StringBuilder text) {
    for (String kind : kinds) {
      if (sent.of(kind) != counted.of(kind)) {
        text.append(
            String.format(
                Locale.ROOT, "           %10d %10d  %s%n", sent.of(kind), counted.of(kind), kind));
      }
    }
  }
}

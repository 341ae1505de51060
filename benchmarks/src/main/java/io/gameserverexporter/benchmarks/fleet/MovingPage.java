package io.gameserverexporter.benchmarks.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metrics page whose values go on as they did between two scrapes of a real server: counters at
 * the pace that they had, gauges to and fro between what they were.
 */
final class MovingPage {
  /** What only grows. In the agent's pages, what has no type is the kernel's counters. */
  private static final Set<String> GROWING = Set.of("counter", "histogram", "summary", "unknown");

  /** How long a gauge takes for its way and back. */
  private static final double PERIOD_SECONDS = 120;

  private static final double NANOS = 1e9;

  /** A line without its value, and how its value moves; a comment does not. */
  private record Line(String text, double start, double change, boolean grows, boolean whole) {}

  private final List<Line> lines;
  private final int samples;

  private MovingPage(List<Line> lines) {
    this.lines = lines;
    this.samples = (int) lines.stream().filter(line -> !line.text().startsWith("#")).count();
  }

  /**
   * Reads two scrapes of the same server, in Prometheus's text format or OpenMetrics.
   *
   * @param seconds between the two
   */
  static MovingPage between(String first, String second, double seconds) {
    Map<String, Double> before = new HashMap<>();
    first.lines().filter(line -> !line.startsWith("#")).forEach(line -> put(before, line));
    List<Line> lines = new ArrayList<>();
    String type = "";
    for (String line : second.lines().toList()) {
      if (line.startsWith("#")) {
        if (line.startsWith("# TYPE ")) {
          type = line.substring(line.lastIndexOf(' ') + 1);
        }
        lines.add(new Line(line, 0, 0, false, false));
      } else {
        lines.add(line(line, before, GROWING.contains(type), seconds));
      }
    }
    return new MovingPage(lines);
  }

  private static void put(Map<String, Double> values, String line) {
    int end = line.lastIndexOf(' ') + 1;
    values.put(line.substring(0, end), Double.valueOf(line.substring(end)));
  }

  private static Line line(String line, Map<String, Double> before, boolean grows, double seconds) {
    int end = line.lastIndexOf(' ') + 1;
    String text = line.substring(0, end);
    double now = Double.parseDouble(line.substring(end));
    @Nullable Double then = before.get(text);
    double from = then == null ? (grows ? 0 : now) : then;
    boolean whole = now == Math.rint(now) && from == Math.rint(from);
    double change = now - from;
    return new Line(text, now, grows ? Math.max(change, 0) / seconds : -change, grows, whole);
  }

  /** How many samples it has. */
  int samples() {
    return samples;
  }

  /**
   * The page of one server at one moment.
   *
   * @param pace how fast its counters grow, 1 for as fast as the real server's
   * @param seconds since it was started
   */
  String at(double seconds, double pace) {
    StringBuilder page = new StringBuilder(64 * lines.size());
    double wave = wave(seconds * pace);
    for (Line line : lines) {
      page.append(line.text());
      if (!line.text().startsWith("#")) {
        double moved = line.change() * (line.grows() ? seconds * pace : wave);
        append(page, line, line.start() + moved);
      }
      page.append('\n');
    }
    return page.toString();
  }

  /** From 0 to 1 and back, for ever. */
  private static double wave(double seconds) {
    double place = seconds / PERIOD_SECONDS % 1;
    return place < 0.5 ? 2 * place : 2 - 2 * place;
  }

  // Cut off alike for all, so that buckets keep their order.
  private static void append(StringBuilder page, Line line, double value) {
    if (line.whole() && Math.abs(value) < Long.MAX_VALUE) {
      page.append((long) Math.floor(value));
    } else if (Double.isFinite(value)) {
      page.append(Math.floor(value * NANOS) / NANOS);
    } else {
      page.append(Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
    }
  }
}

package io.gameserverexporter.config.game;

/** Durations as operators write them: {@code 50ms}, {@code 0.5s}, {@code 1m}. */
public final class Durations {
  /** A tick at 20 per second. */
  static final long TICK_NANOS = 50_000_000;

  private static final long LONGEST = 3_600_000_000_000L;

  private Durations() {}

  /** In nanoseconds, up to an hour; 0 when it is no such duration. */
  public static long nanos(String text) {
    int end = 0;
    while (end < text.length()
        && (text.charAt(end) == '.' || (text.charAt(end) >= '0' && text.charAt(end) <= '9'))) {
      end++;
    }
    double unit = unit(text.substring(end).trim());
    try {
      double nanos = Double.parseDouble(text.substring(0, end)) * unit;
      return nanos >= 1 && nanos <= LONGEST ? Math.round(nanos) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static double unit(String unit) {
    switch (unit) {
      case "us":
        return 1e3;
      case "ms":
        return 1e6;
      case "s":
        return 1e9;
      case "m":
        return 60e9;
      default:
        return 0;
    }
  }
}

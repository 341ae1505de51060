package io.gameserverexporter.boot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The newest of the agent's lines on standard error, for those who cannot read that. Bounded. */
public final class SaidLines {
  private static final int MOST_LINES = 32;
  private static final int MOST_CHARACTERS = 500;
  private static final Deque<SaidLines.Line> LINES = new ArrayDeque<>(MOST_LINES + 1);

  private SaidLines() {}

  static void add(String text) {
    Line line =
        new Line(
            System.currentTimeMillis(),
            text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...");
    synchronized (LINES) {
      LINES.add(line);
      if (LINES.size() > MOST_LINES) {
        LINES.remove();
      }
    }
  }

  /** The lines that are kept, oldest first. */
  public static List<Line> all() {
    synchronized (LINES) {
      return new ArrayList<>(LINES);
    }
  }

  /** One line, and when it was said. */
  public static final class Line {
    private final long millis;
    private final String text;

    Line(long millis, String text) {
      this.millis = millis;
      this.text = text;
    }

    /** When, in milliseconds since 1970. */
    public long millis() {
      return millis;
    }

    /** The line without the agent's name in front. */
    public String text() {
      return text;
    }
  }
}

package io.gameserverexporter.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown that can be read as it is, too: the first column left, all others right. */
public final class Table {
  private final List<String[]> rows = new ArrayList<>();

  /** A table with the titles of its columns. */
  public Table(String... head) {
    rows.add(head);
  }

  /** Adds a line with as many cells as the head has. */
  public void add(String... cells) {
    if (cells.length != rows.get(0).length) {
      throw new IllegalArgumentException("a row of " + cells.length + " cells");
    }
    rows.add(cells);
  }

  @Override
  public String toString() {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row[c].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r)[c];
        String space = " ".repeat(widths[c] - cell.length());
        text.append("| ").append(c == 0 ? cell + space : space + cell).append(' ');
      }
      text.append("|\n");
      if (r == 0) {
        for (int c = 0; c < columns; c++) {
          text.append("|-").append("-".repeat(widths[c])).append(c == 0 ? "-" : ":");
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }
}

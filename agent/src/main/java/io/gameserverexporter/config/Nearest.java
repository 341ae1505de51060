package io.gameserverexporter.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what somebody meant to write. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The valid word that takes the fewest edits (insert, drop, replace, swap neighbours) to come to,
   * case aside; null when even that one has little in common with what was written.
   */
  public static @Nullable String to(String written, Iterable<String> valid) {
    if (written.length() > LONGEST) {
      return null;
    }
    String lower = written.toLowerCase(Locale.ROOT);
    String best = null;
    int fewest = Integer.MAX_VALUE;
    for (String word : valid) {
      int edits = edits(lower, word.toLowerCase(Locale.ROOT));
      if (edits < fewest && 2 * edits <= Math.max(lower.length(), word.length())) {
        best = word;
        fewest = edits;
      }
    }
    return best;
  }

  /** The optimal string alignment distance. */
  static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int fewest = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        fewest = Math.min(fewest, cost[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          fewest = Math.min(fewest, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = fewest;
      }
    }
    return cost[a.length()][b.length()];
  }
}

package io.gameserverexporter.collect.game;

import io.gameserverexporter.boot.Stderr;
import io.gameserverexporter.config.game.GameConfig;
import io.gameserverexporter.config.game.GameConfig.Tick;
import io.gameserverexporter.config.game.GameFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The configuration file, and what it said when it was read last. */
public final class WatchedFile {
  private final Path path;
  private final List<Tick> moreTicks;
  private final GamePlan plan;
  private String lastSeen = "";
  private volatile boolean good;
  private volatile long goodSinceMillis;

  /**
   * @param moreTicks what the setting {@code ticks} says
   */
  public WatchedFile(Path path, List<Tick> moreTicks, GamePlan plan) {
    this.path = path;
    this.moreTicks = moreTicks;
    this.plan = plan;
  }

  /** Reads the file if it is not as it was, and has the plan follow it. */
  public synchronized void readIfChanged() {
    String seen = look();
    if (seen.equals(lastSeen)) {
      return;
    }
    boolean first = lastSeen.isEmpty();
    lastSeen = seen;
    GameFile.Result result = GameFile.read(path);
    for (String problem : result.problems()) {
      Stderr.line(problem);
    }
    GameConfig config = result.config();
    good = result.problems().isEmpty();
    if (good) {
      goodSinceMillis = System.currentTimeMillis();
    }
    if (config != null) {
      plan.watch(config.withTicks(moreTicks));
      if (!first) {
        Stderr.line("the configuration " + path + " has been read again");
      }
    } else if (first) {
      plan.watch(GameConfig.EMPTY.withTicks(moreTicks));
    } else {
      Stderr.line("what " + path + " said before goes on to count");
    }
  }

  /** What is different once the file has been written to, or another put in its place. */
  private String look() {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (IOException e) {
      return "none: " + e.getClass().getName();
    }
  }

  boolean isGood() {
    return good;
  }

  /** When it was last read without a mistake, in milliseconds since 1970; 0 for never. */
  long goodSinceMillis() {
    return goodSinceMillis;
  }
}

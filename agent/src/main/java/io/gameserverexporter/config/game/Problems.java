package io.gameserverexporter.config.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a file, each with its line and column. */
final class Problems {
  private static final int MOST = 20;

  private final String file;
  private final List<String> messages = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /**
   * @param what is wrong, and what becomes of it
   */
  void add(Node at, String what) {
    add(at.getStartMark(), what);
  }

  void add(Optional<Mark> mark, String what) {
    // A file that is something else altogether is wrong in every line.
    if (messages.size() < MOST) {
      String place =
          mark.isPresent()
              ? ":" + (mark.get().getLine() + 1) + ":" + (mark.get().getColumn() + 1)
              : "";
      messages.add(file + place + ": " + what);
    }
  }

  List<String> messages() {
    return messages;
  }
}

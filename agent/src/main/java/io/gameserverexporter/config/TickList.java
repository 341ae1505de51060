package io.gameserverexporter.config;

import io.gameserverexporter.config.game.TickSetting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Methods that loops call once per tick, with or without a budget. */
final class TickList {
  private TickList() {}

  /**
   * The methods that are written as they should be.
   *
   * @param problems takes what is wrong with the others
   * @throws BadValue when none is left
   */
  static List<String> parse(String text, String subject, List<String> problems) throws BadValue {
    Set<String> ticks = new LinkedHashSet<>();
    for (String item : Text.items(text)) {
      if (TickSetting.parse(item) == null) {
        problems.add(
            subject
                + ": "
                + Text.shown(item)
                + " is not of the form com.example.World#tick or com.example.World#tick:20ms,"
                + " ignored");
      } else {
        ticks.add(item);
      }
    }
    if (ticks.isEmpty()) {
      throw new BadValue("names no method");
    }
    return new ArrayList<>(ticks);
  }
}

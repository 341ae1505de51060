package io.gameserverexporter.dashboards;

import java.util.List;

/**
 * A heading and the panels below it, which are laid out from left to right and line by line.
 *
 * @param title the heading
 */
record Row(Text title, List<Panel<?>> panels) {
  static Row of(Text title, Panel<?>... panels) {
    return new Row(title, List.of(panels));
  }
}

package io.gameserverexporter.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of collectors and probes. */
final class NameList {
  private NameList() {}

  /**
   * Reads a list of names. One that does not exist is left out and goes to the problems.
   *
   * @param known all that exist; null when the reader cannot know them and takes any
   * @param subject what a message about a name starts with
   */
  static Set<String> parse(
      String text, @Nullable Set<String> known, String subject, List<String> problems) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : Text.items(text)) {
      if (known == null || known.contains(name)) {
        names.add(name);
      } else {
        String nearest = Nearest.to(name, known);
        problems.add(
            subject
                + ": there is no collector or probe "
                + Text.shown(name)
                + ", it is left out; "
                + (nearest == null
                    ? "there are " + Text.join(known)
                    : "did you mean " + nearest + "?"));
      }
    }
    return names;
  }
}

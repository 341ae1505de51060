package io.gameserverexporter.collect;

import io.gameserverexporter.boot.Stderr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sources that could not be opened and need the same done about it; said in one line. */
final class OffSources {
  private final Throwable cause;
  private final StringBuilder names = new StringBuilder();
  private boolean several;

  private OffSources(Throwable cause) {
    this.cause = cause;
  }

  /** Says what has not been said yet of these sources. */
  static void say(List<GuardedSource> sources) {
    Map<String, OffSources> byRemedy = new LinkedHashMap<>();
    for (GuardedSource source : sources) {
      Throwable cause = source.takeWhyOff();
      if (cause != null) {
        String remedy = Remedy.of(cause);
        OffSources same = byRemedy.get(remedy);
        if (same == null) {
          same = new OffSources(cause);
          byRemedy.put(remedy, same);
        }
        same.add(source.name());
      }
    }
    for (Map.Entry<String, OffSources> group : byRemedy.entrySet()) {
      Stderr.line(group.getValue().line(group.getKey()));
    }
  }

  private void add(String name) {
    several = names.length() > 0;
    names.append(several ? "," : "").append(name);
  }

  private String line(String remedy) {
    return (several ? "collectors " : "collector ")
        + names
        + (several ? " are" : " is")
        + " off, all others go on: "
        + Stderr.brief(cause)
        + "; "
        + remedy
        + " (disabled="
        + names
        + " silences this)";
  }
}

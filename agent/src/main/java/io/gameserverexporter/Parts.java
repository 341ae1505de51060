package io.gameserverexporter;

import io.gameserverexporter.collect.Collectors;
import io.gameserverexporter.probe.Probes;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the settings {@code enabled} and {@code disabled} can name. */
public final class Parts {
  private Parts() {}

  /** The names of all probes and collectors. */
  public static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(Probes.names());
    names.addAll(Collectors.names());
    return names;
  }
}

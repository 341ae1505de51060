package io.gameserverexporter.collect.game;

import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes that the JVM has loaded, listed once and only when one is looked for. */
final class LoadedClasses {
  private final Instrumentation instrumentation;
  private @Nullable Map<String, Class<?>> byName;

  LoadedClasses(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** The class of that name; the last one when several loaders have it, null when none has. */
  @Nullable Class<?> find(String name) {
    Map<String, Class<?>> all = byName;
    if (all == null) {
      all = new HashMap<>();
      for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
        all.put(loaded.getName(), loaded);
      }
      byName = all;
    }
    return all.get(name);
  }
}

package io.gameserverexporter.probe;

import io.gameserverexporter.probe.weave.JakartaNames;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which version of a framework a class is of. */
final class Versions {
  private static final long PATIENCE_MILLIS = 10_000;

  private final Instrumentation instrumentation;

  Versions(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Notes the version where it is not known yet and the class has been loaded by now. What has not
   * been loaded soon after it was woven never will be: scrapes are not to look at all classes again
   * and again.
   */
  void find(List<ProbeStates.State> states) {
    Map<String, List<ProbeStates.State>> wanted = new HashMap<>();
    for (ProbeStates.State state : states) {
      if (state.versionIfKnown() == null) {
        want(wanted, state.target(), state);
        want(wanted, JakartaNames.of(state.target()), state);
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      // Thousands of classes: one look-up for each, by a name whose hash it keeps.
      List<ProbeStates.State> ofClass = wanted.get(loaded.getName());
      if (ofClass == null) {
        continue;
      }
      for (ProbeStates.State state : ofClass) {
        if (state.versionIfKnown() == null) {
          // The manifest around a copy is that of who made it.
          state.version(state.copy().isEmpty() ? of(loaded) : "");
        }
      }
    }
    long soon = System.currentTimeMillis() - PATIENCE_MILLIS;
    for (ProbeStates.State state : states) {
      if (state.versionIfKnown() == null && state.sinceMillis() < soon) {
        state.version("");
      }
    }
  }

  private static void want(
      Map<String, List<ProbeStates.State>> wanted, String name, ProbeStates.State state) {
    List<ProbeStates.State> ofClass = wanted.get(name);
    if (ofClass == null) {
      ofClass = new ArrayList<>(1);
      wanted.put(name, ofClass);
    }
    ofClass.add(state);
  }

  /** What the manifest says; empty when it says nothing, or a security manager forbids to ask. */
  private static String of(Class<?> loaded) {
    try {
      if (isOfTheJdk(loaded.getClassLoader())) {
        return System.getProperty("java.version", "");
      }
      Package ofClass = loaded.getPackage();
      String version = ofClass == null ? null : ofClass.getImplementationVersion();
      return version == null ? "" : version;
    } catch (SecurityException e) {
      return "";
    }
  }

  /** The boot loader, or the one of the platform or, on Java 8, of the extensions. */
  private static boolean isOfTheJdk(@Nullable ClassLoader loader) {
    return loader == null
        || loader.getClass().getName().endsWith("PlatformClassLoader")
        || loader.getClass().getName().endsWith("ExtClassLoader");
  }
}

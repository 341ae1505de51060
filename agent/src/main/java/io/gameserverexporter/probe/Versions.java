package io.gameserverexporter.probe;

import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which version of a framework a class is of. */
final class Versions {
  /** On Java 8 that of the extensions. */
  private static final @Nullable ClassLoader PLATFORM =
      ClassLoader.getSystemClassLoader().getParent();

  private final Instrumentation instrumentation;

  Versions(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Notes the version where it is not known yet and the class has been loaded by now. */
  void find(List<ProbeStates.State> states) {
    boolean all = true;
    for (ProbeStates.State state : states) {
      all &= state.versionIfKnown() != null;
    }
    if (all) {
      return;
    }
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      String name = loaded.getName();
      for (ProbeStates.State state : states) {
        if (state.versionIfKnown() == null && state.target().equals(name)) {
          state.version(of(loaded));
        }
      }
    }
  }

  /** What the manifest says; empty when it says nothing. */
  private static String of(Class<?> loaded) {
    if (loaded.getClassLoader() == null || loaded.getClassLoader() == PLATFORM) {
      return System.getProperty("java.version", "");
    }
    Package ofClass = loaded.getPackage();
    String version = ofClass == null ? null : ofClass.getImplementationVersion();
    return version == null ? "" : version;
  }
}

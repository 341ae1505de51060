package io.gameserverexporter.boot;

import java.io.File;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Starts the core in its own loader, from a class that the boot loader has. */
public final class Launcher {
  private Launcher() {}

  /**
   * Starts the agent.
   *
   * @throws Exception if the core cannot be loaded or its start fails
   */
  public static void start(File jar, @Nullable String argument, Instrumentation instrumentation)
      throws Exception {
    new AgentLoader(jar)
        .loadClass("io.gameserverexporter.Agent")
        .getMethod("start", File.class, String.class, Instrumentation.class)
        .invoke(null, jar, argument, instrumentation);
  }
}

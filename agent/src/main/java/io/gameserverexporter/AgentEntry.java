package io.gameserverexporter;

import io.gameserverexporter.boot.AgentLoader;
import io.gameserverexporter.boot.Launcher;
import io.gameserverexporter.boot.Stderr;
import java.io.File;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarFile;

/**
 * Where the JVM enters the jar: {@code -javaagent:}, attach and {@code java -jar}.
 *
 * <p>The only class of the agent on the system class path. It makes {@code boot} visible to all
 * classes, starts the rest in a loader of its own, and lets nothing be thrown into the game server.
 */
public final class AgentEntry {
  private static final String SELF = "io/gameserverexporter/AgentEntry.class";
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private AgentEntry() {}

  /** Called by the JVM before the application's {@code main}; returns in milliseconds. */
  public static void premain(String argument, Instrumentation instrumentation) {
    start(argument, instrumentation);
  }

  /** Called by the JVM when the agent is attached to a running process. */
  public static void agentmain(String argument, Instrumentation instrumentation) {
    start(argument, instrumentation);
  }

  /** The command line: help, version, the list of JVMs, attach. */
  public static void main(String[] args) throws Exception {
    File jar = jarFile();
    Object exitCode =
        new AgentLoader(jar)
            .loadClass("io.gameserverexporter.cli.Cli")
            .getMethod("run", String[].class, File.class, PrintStream.class, PrintStream.class)
            .invoke(null, args, jar, System.out, System.err);
    System.exit((Integer) exitCode);
  }

  // Everything that fails here fails for the agent alone.
  @SuppressWarnings("CatchAndPrintStackTrace")
  private static void start(String argument, Instrumentation instrumentation) {
    try {
      if (!STARTED.compareAndSet(false, true)) {
        Stderr.line("is already running in this JVM; this second start changes nothing");
        return;
      }
      File jar = jarFile();
      // The manifest's Boot-Class-Path has put the jar there already, unless it was renamed. That
      // way is better where it can be had: it costs less and the JVM does not print a warning.
      if (AgentEntry.class.getClassLoader() != null) {
        // Never closed: the boot loader reads from it as long as the JVM lives.
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
      }
      Launcher.start(jar, argument, instrumentation);
    } catch (Throwable failure) {
      explain(failure);
    }
  }

  private static void explain(Throwable failure) {
    Throwable cause =
        failure instanceof InvocationTargetException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    try {
      System.err.println(
          "gameserver-exporter: did not start ("
              + cause
              + "); the server runs on without metrics. "
              + (cause instanceof SecurityException
                  ? "Grant the agent's jar java.security.AllPermission in the security policy."
                  : "Please report this with the JVM's version."));
    } catch (Throwable ignored) {
      // Nowhere left to say it.
    }
  }

  private static File jarFile() throws Exception {
    // Not through the protection domain: it has no code source where the boot loader has this
    // class.
    URL self = ClassLoader.getSystemResource(SELF);
    if (self == null || !"jar".equals(self.getProtocol())) {
      throw new IllegalStateException("cannot find the agent's own jar: " + self);
    }
    String path = self.getPath();
    return new File(new URI(path.substring(0, path.length() - SELF.length() - 2)));
  }
}

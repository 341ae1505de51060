package io.gameserverexporter.cli;

import io.gameserverexporter.Parts;
import io.gameserverexporter.config.SettingsReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** What {@code java -jar gameserver-exporter.jar} does. */
public final class Cli {
  /** The command has done what it was asked for. */
  public static final int OK = 0;

  /** The command could not be carried out. */
  public static final int FAILED = 1;

  /** The command was not written as it must be; nothing was done. */
  public static final int USAGE = 2;

  private final File jar;
  private final PrintStream out;
  private final PrintStream err;
  private final @Nullable Set<String> knownNames;

  private Cli(File jar, PrintStream out, PrintStream err, @Nullable Set<String> knownNames) {
    this.jar = jar;
    this.out = out;
    this.err = err;
    this.knownNames = knownNames;
  }

  /** Runs a command with all the collectors and probes that this agent has. */
  public static int run(String[] args, File jar, PrintStream out, PrintStream err) {
    return run(args, jar, out, err, Parts.names());
  }

  /**
   * Runs a command.
   *
   * @param args the command line
   * @param jar the agent's jar
   * @param out takes what was asked for
   * @param err takes what went wrong
   * @param knownNames names of all collectors and probes; null to leave them unchecked
   * @return the process's exit code: {@link #OK}, {@link #FAILED} or {@link #USAGE}
   */
  public static int run(
      String[] args, File jar, PrintStream out, PrintStream err, @Nullable Set<String> knownNames) {
    return new Cli(jar, out, err, knownNames).run(args);
  }

  private int run(String[] args) {
    try {
      String command = args.length == 0 ? "help" : args[0];
      switch (command) {
        case "help":
        case "--help":
        case "-h":
          printHelp();
          return OK;
        case "version":
        case "--version":
          out.println("gameserver-exporter " + version());
          return OK;
        case "list":
          list();
          return OK;
        case "attach":
          return attach(args);
        default:
          return usage("there is no command " + command + ".");
      }
    } catch (CommandFailure e) {
      complain(String.valueOf(e.getMessage()));
      return FAILED;
    } catch (IOException e) {
      complain("cannot read " + jar + ": " + e);
      return FAILED;
    }
  }

  private int attach(String[] args) throws CommandFailure {
    if (args.length < 2) {
      return usage("attach needs the id of a process; the command list shows them.");
    }
    if (args.length > 3) {
      return usage("the agent's arguments are one word; put them in quotes.");
    }
    String pid = args[1];
    if (!isNumber(pid)) {
      return usage(pid + " is not the id of a process; the command list shows them.");
    }
    String arguments = args.length == 3 ? args[2] : "";
    List<String> problems =
        SettingsReader.read(
                arguments, Collections.<String, String>emptyMap(), new Properties(), knownNames)
            .problems();
    if (!problems.isEmpty()) {
      for (String problem : problems) {
        complain(problem);
      }
      complain("nothing was attached.");
      return USAGE;
    }
    new AttachCommand(pid, arguments, jar, out).run();
    return OK;
  }

  private void list() throws CommandFailure {
    boolean none = true;
    String self = LinuxProcess.isSupported() ? LinuxProcess.self() : "";
    for (AttachApi.Jvm jvm : AttachApi.find().list()) {
      if (jvm.pid.equals(self)) {
        continue;
      }
      none = false;
      String name = jvm.name.isEmpty() ? "(unknown)" : jvm.name;
      boolean there = LinuxProcess.isSupported() && new LinuxProcess(jvm.pid).hasOpen(jar);
      out.println(jvm.pid + "\t" + name + (there ? "\t[has the agent]" : ""));
    }
    if (none) {
      out.println("No JVM of this user runs here, or they run with -XX:-UsePerfData.");
    }
  }

  private void printHelp() throws IOException {
    try (InputStream stream = Cli.class.getResourceAsStream("help.txt")) {
      if (stream == null) {
        throw new IOException("it lacks its help text");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.println(line);
      }
    }
  }

  private String version() throws IOException {
    try (JarFile file = new JarFile(jar)) {
      Manifest manifest = file.getManifest();
      String version =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? "of unknown version" : version;
    }
  }

  private int usage(String problem) {
    complain(problem + " Run java -jar " + jar.getName() + " help for how to use it.");
    return USAGE;
  }

  private void complain(String problem) {
    err.println("gameserver-exporter: " + problem);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.charAt(0) != '0';
  }
}

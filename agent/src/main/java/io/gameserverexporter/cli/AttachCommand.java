package io.gameserverexporter.cli;

import io.gameserverexporter.config.Settings;
import io.gameserverexporter.config.SettingsReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.Properties;

/** Loads the agent into a JVM that runs already. */
final class AttachCommand {
  private static final String ROOT = "0";

  private final String pid;
  private final String arguments;
  private final File jar;
  private final PrintStream out;

  AttachCommand(String pid, String arguments, File jar, PrintStream out) {
    this.pid = pid;
    this.arguments = arguments;
    this.jar = jar;
    this.out = out;
  }

  /**
   * Attaches, and says where the metrics are.
   *
   * @throws CommandFailure when the agent does not run there afterwards
   */
  void run() throws CommandFailure {
    AttachApi api = AttachApi.find();
    if (LinuxProcess.isSupported()) {
      LinuxProcess process = new LinuxProcess(pid);
      checkProcess(process);
      if (process.hasOpen(jar)) {
        sayThatItIsThere();
        return;
      }
    }
    checkJvm(api);
    Properties properties;
    try (AttachApi.Connection connection = connect(api)) {
      String options = connection.agentProperties().getProperty("sun.jvm.args", "");
      if (options.contains("-javaagent:") && options.contains(jar.getName())) {
        sayThatItIsThere();
        return;
      }
      properties = connection.systemProperties();
      load(connection);
    } catch (IOException | InvocationTargetException e) {
      Throwable cause = e instanceof InvocationTargetException ? cause(e) : e;
      throw new CommandFailure("the connection to process " + pid + " broke: " + cause, e);
    }
    sayWhere(properties);
  }

  private void checkProcess(LinuxProcess process) throws CommandFailure {
    if (!process.exists()) {
      throw new CommandFailure("there is no process " + pid + ". The command list shows the JVMs.");
    }
    String group = process.processOfThread();
    if (group != null) {
      throw new CommandFailure(pid + " is a thread of process " + group + ": attach to that one.");
    }
    String user = process.user();
    String self = new LinuxProcess("self").user();
    if (user != null && self != null && !user.equals(self) && !self.equals(ROOT)) {
      throw new CommandFailure(
          "process "
              + pid
              + " belongs to another user (uid "
              + user
              + "), and a JVM lets only its own user attach. Run this command as that user: sudo -u"
              + " '#"
              + user
              + "' java -jar "
              + jar
              + " attach "
              + pid);
    }
  }

  /** Makes sure of the JVM beforehand: the signal that attaching starts with ends most others. */
  private void checkJvm(AttachApi api) throws CommandFailure {
    if (LinuxProcess.isSupported() && new LinuxProcess(pid).isJvm()) {
      return;
    }
    for (AttachApi.Jvm jvm : api.list()) {
      if (jvm.pid.equals(pid)) {
        return;
      }
    }
    throw new CommandFailure(
        "process "
            + pid
            + " is not a JVM that can be attached to. The command list shows the JVMs of this"
            + " user.");
  }

  private AttachApi.Connection connect(AttachApi api) throws CommandFailure {
    try {
      return api.attach(pid);
    } catch (InvocationTargetException e) {
      Throwable cause = cause(e);
      String said = String.valueOf(cause.getMessage());
      String what = "; start the server with -javaagent:" + jar + " instead.";
      if (said.contains("does not support the attach mechanism")) {
        throw new CommandFailure(
            "the JVM of process " + pid + " runs with -XX:+DisableAttachMechanism" + what, e);
      }
      if (said.contains("not responding") || said.contains("Unable to open socket file")) {
        throw new CommandFailure(
            "the JVM of process "
                + pid
                + " does not answer ("
                + said
                + "). It is stopped, or it runs with -XX:+DisableAttachMechanism"
                + what,
            e);
      }
      throw new CommandFailure("cannot attach to process " + pid + ": " + cause, e);
    }
  }

  private void load(AttachApi.Connection connection) throws CommandFailure {
    try {
      connection.loadAgent(jar.getAbsolutePath(), arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = cause(e);
      String said = String.valueOf(cause.getMessage());
      if (said.equals("0") || said.endsWith(": 0") || isUnreadableSuccess(said)) {
        return;
      }
      String type = cause.getClass().getSimpleName();
      if (type.equals("AgentInitializationException")) {
        throw new CommandFailure(
            "the agent was loaded into process "
                + pid
                + " and did not start; the standard error of that process says why.",
            e);
      }
      if (said.contains("not found")) {
        throw new CommandFailure(
            "process "
                + pid
                + " cannot read "
                + jar.getAbsolutePath()
                + ". If it runs in a container, the jar must lie at that path in there.",
            e);
      }
      throw new CommandFailure(
          "process "
              + pid
              + " did not load the agent: "
              + said
              + ". Where that says little, run this command with the same Java as the server.",
          e);
    }
  }

  /**
   * Whether the agent has been loaded although the API has thrown. The answer "return code: 0",
   * which JVMs give since Java 9, is none that the API of Java 8 can read; the one of Java 8, a
   * mere "0", is taken for an error message by newer APIs.
   */
  private boolean isUnreadableSuccess(String said) {
    return said.contains("Non-numeric value found")
        && LinuxProcess.isSupported()
        && new LinuxProcess(pid).hasOpen(jar);
  }

  private void sayThatItIsThere() {
    out.println("The agent is in process " + pid + " already; nothing was changed.");
  }

  private void sayWhere(Properties properties) {
    Settings settings =
        SettingsReader.read(arguments, Collections.<String, String>emptyMap(), properties, null)
            .settings();
    out.println("The agent was loaded into process " + pid + ".");
    if (settings.port() == 0) {
      out.println("Its port is a free one: the standard error of that process says which.");
      return;
    }
    String host = settings.host();
    out.println(
        "Metrics: http://"
            + (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host)
            + ":"
            + settings.port()
            + "/metrics (unless GAMESERVER_EXPORTER_ variables of that process say otherwise)");
    out.println("If nothing answers there, the standard error of that process says why.");
  }

  private static Throwable cause(Exception e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }
}

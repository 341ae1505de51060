package io.gameserverexporter.cli;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The JDK's Attach API, {@code com.sun.tools.attach}, by reflection. */
final class AttachApi {
  private static final String VIRTUAL_MACHINE = "com.sun.tools.attach.VirtualMachine";

  private final Class<?> virtualMachine;

  private AttachApi(Class<?> virtualMachine) {
    this.virtualMachine = virtualMachine;
  }

  /** A JVM of this machine that lets itself be found. */
  static final class Jvm {
    final String pid;

    /** Main class or jar with its arguments; empty when it cannot be known. */
    final String name;

    Jvm(String pid, String name) {
      this.pid = pid;
      this.name = name;
    }
  }

  /**
   * Finds the API in the JVM that runs this: in its system class loader, or on Java 8 in {@code
   * tools.jar}.
   *
   * @throws CommandFailure when it is a runtime without the API
   */
  static AttachApi find() throws CommandFailure {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    try {
      return new AttachApi(Class.forName(VIRTUAL_MACHINE, false, system));
    } catch (ClassNotFoundException e) {
      return new AttachApi(fromToolsJar(system));
    }
  }

  private static Class<?> fromToolsJar(ClassLoader system) throws CommandFailure {
    File home = new File(System.getProperty("java.home"));
    File[] places = {new File(home, "../lib/tools.jar"), new File(home, "lib/tools.jar")};
    for (File jar : places) {
      if (jar.isFile()) {
        try {
          // Not closed: this process uses it to its end.
          URLClassLoader tools = new URLClassLoader(new URL[] {jar.toURI().toURL()}, system);
          return Class.forName(VIRTUAL_MACHINE, false, tools);
        } catch (ClassNotFoundException | MalformedURLException e) {
          throw new CommandFailure("cannot use " + jar + ": " + e, e);
        }
      }
    }
    throw new CommandFailure(
        "the Java runtime in "
            + home
            + " cannot attach to other JVMs: it lacks the module jdk.attach (on Java 8,"
            + " lib/tools.jar). Run this command with the java of a JDK, or start the server with"
            + " -javaagent:gameserver-exporter.jar instead.");
  }

  /** The JVMs that this user may see, this process among them. */
  List<Jvm> list() throws CommandFailure {
    try {
      List<Jvm> jvms = new ArrayList<>();
      for (Object descriptor : (List<?>) invoke(virtualMachine, null, "list")) {
        jvms.add(
            new Jvm(
                (String) invoke(descriptor.getClass(), descriptor, "id"),
                (String) invoke(descriptor.getClass(), descriptor, "displayName")));
      }
      return jvms;
    } catch (InvocationTargetException e) {
      throw new CommandFailure("cannot list the JVMs: " + e.getCause(), e);
    }
  }

  /**
   * Connects to a JVM.
   *
   * @throws InvocationTargetException with what the API has thrown
   */
  Connection attach(String pid) throws InvocationTargetException {
    return new Connection(invoke(virtualMachine, null, "attach", pid));
  }

  /** An open connection to another JVM. */
  final class Connection implements Closeable {
    private final Object machine;

    private Connection(Object machine) {
      this.machine = machine;
    }

    /** System properties of the other JVM. */
    Properties systemProperties() throws InvocationTargetException {
      return (Properties) invoke(virtualMachine, machine, "getSystemProperties");
    }

    /** What the other JVM tells of itself, its command line's options among it. */
    Properties agentProperties() throws InvocationTargetException {
      return (Properties) invoke(virtualMachine, machine, "getAgentProperties");
    }

    /** Has the other JVM load a jar and call its {@code agentmain}; returns when that returns. */
    void loadAgent(String jar, String arguments) throws InvocationTargetException {
      invoke(virtualMachine, machine, "loadAgent", jar, arguments);
    }

    @Override
    public void close() throws IOException {
      try {
        invoke(virtualMachine, machine, "detach");
      } catch (InvocationTargetException e) {
        throw new IOException(e);
      }
    }
  }

  /** Calls a public method; what it throws comes wrapped. */
  @SuppressWarnings("NullAway") // No method but those that return nothing returns null.
  private static Object invoke(Class<?> type, @Nullable Object target, String name, String... texts)
      throws InvocationTargetException {
    try {
      Class<?>[] types = new Class<?>[texts.length];
      Arrays.fill(types, String.class);
      return type.getMethod(name, types).invoke(target, (Object[]) texts);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException("this is no Attach API that is known: " + e, e);
    }
  }
}

package io.gameserverexporter.collect.jvm;

import io.gameserverexporter.collect.source.JdkInternals;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * HotSpot's diagnostic commands, those of {@code jcmd}, run on the calling thread.
 *
 * <p>The documented way leads through the platform's MBean server, which the application may have
 * plans for. The object behind it needs no server; its package is opened to the agent alone.
 */
final class VmCommand {
  private static final String PACKAGE = "com.sun.management.internal";
  private static final String IMPLEMENTATION = "DiagnosticCommandImpl";
  private static final String GETTER = "getDiagnosticCommandMBean";

  private final Object commands;
  private final Method execute;

  private VmCommand(Object commands, Method execute) {
    this.commands = commands;
    this.execute = execute;
  }

  /**
   * Gets hold of them. The JVM's native library for management has to be loaded, as by the first
   * use of a bean of {@code com.sun.management}.
   *
   * @return null for a JVM that has none
   * @throws ReflectiveOperationException when this JVM has them elsewhere
   */
  static @Nullable VmCommand open(@Nullable Instrumentation instrumentation)
      throws ReflectiveOperationException {
    Class<?> implementation;
    Class<?> holder;
    try {
      ClassLoader system = ClassLoader.getSystemClassLoader();
      if (JdkInternals.isModular()) {
        implementation = Class.forName(PACKAGE + "." + IMPLEMENTATION, true, system);
        holder = implementation;
        JdkInternals.open(instrumentation, implementation);
      } else {
        implementation = Class.forName("sun.management." + IMPLEMENTATION, true, system);
        holder = Class.forName("sun.management.ManagementFactoryHelper", true, system);
      }
    } catch (ClassNotFoundException otherJvm) {
      return null;
    }
    Method getter = holder.getDeclaredMethod(GETTER);
    getter.setAccessible(true);
    Object commands = getter.invoke(null);
    Method execute = implementation.getDeclaredMethod("executeDiagnosticCommand", String.class);
    execute.setAccessible(true);
    return commands == null ? null : new VmCommand(commands, execute);
  }

  /** What the command prints. */
  String run(String command) throws ReflectiveOperationException {
    return (String) execute.invoke(commands, command);
  }
}

package io.gameserverexporter.collect.source;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reflection on what modules keep to themselves, the JDK's own first of all, without a flag. */
public final class JdkInternals {
  private JdkInternals() {}

  /** Whether the JDK has modules, from Java 9 on. */
  public static boolean isModular() {
    try {
      Class.class.getMethod("getModule");
      return true;
    } catch (NoSuchMethodException java8) {
      return false;
    }
  }

  /**
   * Lets the agent, and no code of the application, reflect on the package of a class.
   *
   * @param instrumentation null leaves everything closed
   */
  public static void open(@Nullable Instrumentation instrumentation, Class<?> inside)
      throws ReflectiveOperationException {
    open(instrumentation, inside, JdkInternals.class);
  }

  /** As above, for what is in the same module as a class of the agent's. */
  public static void open(
      @Nullable Instrumentation instrumentation, Class<?> inside, Class<?> asking)
      throws ReflectiveOperationException {
    if (instrumentation == null || !isModular()) {
      return;
    }
    Method getModule = Class.class.getMethod("getModule");
    Class<?> module = getModule.getReturnType();
    String name = inside.getName();
    Map<String, Set<Object>> opens =
        Collections.singletonMap(
            name.substring(0, name.lastIndexOf('.')),
            Collections.singleton(getModule.invoke(asking)));
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            getModule.invoke(inside),
            Collections.<Object>emptySet(),
            Collections.<String, Set<Object>>emptyMap(),
            opens,
            Collections.<Class<?>>emptySet(),
            Collections.<Class<?>, List<Class<?>>>emptyMap());
  }
}

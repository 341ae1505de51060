package io.gameserverexporter.collect.task;

import io.gameserverexporter.collect.source.JdkInternals;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What a task is called: by the class of the application's object that it runs.
 *
 * <p>That is behind what the JDK and frameworks put around it, whose fields are read. No code of
 * the application's is called.
 */
final class TaskNames {
  private static final String NETTY = "io.netty.util.concurrent.PromiseTask";
  private static final int DEEPEST = 8;
  private static final int LONGEST = 200;
  private static final String SPRING = "org.springframework.scheduling.";
  private static final String METHOD_OF_BEAN = SPRING + "support.ScheduledMethodRunnable";

  /** Class, and the field of it that has what it was made for. */
  private static final String[] WRAPPERS = {
    "java.util.concurrent.FutureTask",
    "callable",
    "java.util.concurrent.Executors$RunnableAdapter",
    "task",
    "java.util.concurrent.DelayScheduler$ScheduledForkJoinTask",
    "runnable",
    SPRING + "support.DelegatingErrorHandlingRunnable",
    "delegate",
    "io.vertx.core.impl.VertxImpl$InternalTimerHandler",
    "handler",
    SPRING + "config.Task$OutcomeTrackingRunnable",
    "runnable",
  };

  private final Map<String, String> fields = new HashMap<>();

  TaskNames(Instrumentation instrumentation) {
    for (int i = 0; i < WRAPPERS.length; i += 2) {
      fields.put(WRAPPERS[i], WRAPPERS[i + 1]);
    }
    try {
      JdkInternals.open(instrumentation, FutureTask.class);
    } catch (ReflectiveOperationException | RuntimeException closed) {
      // Its tasks have the name of the JDK's class, then.
    }
  }

  /** The application's object within a task; the task itself where nothing is known to be in it. */
  Object innermost(Object task) {
    Object innermost = task;
    for (int i = 0; i < DEEPEST; i++) {
      Object inner = within(innermost);
      if (inner == null) {
        break;
      }
      innermost = inner;
    }
    return innermost;
  }

  private @Nullable Object within(Object task) {
    for (Class<?> type = task.getClass(); type != null; type = type.getSuperclass()) {
      String name = type.getName();
      // Netty is below other packages where it was shaded.
      String field = name.contains(NETTY) ? "task" : fields.get(name);
      if (field != null) {
        return value(task, type, field);
      }
    }
    return null;
  }

  private static @Nullable Object value(Object of, Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(of);
    } catch (ReflectiveOperationException | RuntimeException hidden) {
      return null;
    }
  }

  /** A name that is the same in every run of the program. */
  String of(Object innermost) {
    Class<?> type = innermost.getClass();
    String name = ofClass(type.getName());
    if (type.getName().equals(METHOD_OF_BEAN)) {
      Object bean = value(innermost, type, "target");
      Object method = value(innermost, type, "method");
      if (bean != null && method instanceof Method) {
        name = ofClass(bean.getClass().getName()) + '#' + ((Method) method).getName();
      }
    }
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  /** Without the numbers that the JVM and makers of proxies give. */
  static String ofClass(String name) {
    int lambda = name.indexOf("$$Lambda");
    if (lambda >= 0) {
      return name.substring(0, lambda) + "$$Lambda";
    }
    int proxy = name.indexOf("$Proxy");
    if (proxy >= 0) {
      return name.substring(0, proxy) + "$Proxy";
    }
    int made = name.indexOf("$$");
    int hidden = name.indexOf('/');
    int end = made > 0 ? made : hidden > 0 ? hidden : name.length();
    return name.substring(0, end);
  }
}

package io.gameserverexporter.collect.task;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** The clock of Netty's event loops, which begins at 0 when its class is loaded. */
final class LoopClock {
  /** How a loop is asked for its time: by itself, or before that was there, by its class. */
  private static final String[] METHODS = {"getCurrentTimeNanos", "nanoTime"};

  private LoopClock() {}

  /**
   * How far {@code System.nanoTime} is ahead of the clock of a task's loop.
   *
   * @return {@code Long.MIN_VALUE} when that is not known
   */
  static long aheadNanos(Object task) {
    try {
      Object loop = null;
      for (Class<?> type = task.getClass(); type != null; type = type.getSuperclass()) {
        if (type.getName().endsWith("io.netty.util.concurrent.DefaultPromise")) {
          Field executor = type.getDeclaredField("executor");
          executor.setAccessible(true);
          loop = executor.get(task);
        }
      }
      for (String name : METHODS) {
        Class<?> type = loop == null ? null : loop.getClass();
        for (; type != null; type = type.getSuperclass()) {
          for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 0) {
              method.setAccessible(true);
              return System.nanoTime() - (long) (Long) method.invoke(loop);
            }
          }
        }
      }
    } catch (ReflectiveOperationException | RuntimeException closed) {
      // Not known.
    }
    return Long.MIN_VALUE;
  }
}

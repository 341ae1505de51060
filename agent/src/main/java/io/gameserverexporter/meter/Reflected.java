package io.gameserverexporter.meter;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Asks objects of the application's libraries, whose classes cannot be named here. */
public final class Reflected {
  private Reflected() {}

  /** What a getter says; null when there is none, or it fails. */
  public static @Nullable Object of(Object object, String getter) {
    Method method = find(object.getClass(), getter);
    if (method == null) {
      return null;
    }
    try {
      return method.invoke(object);
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return null;
    }
  }

  /** What a getter says that has numbers; less than 0 when there is none, or it fails. */
  public static long number(Object object, String getter) {
    Object value = of(object, getter);
    return value instanceof Number ? ((Number) value).longValue() : -1;
  }

  /** What a field holds, whoever may read it; null when there is none, or it cannot be read. */
  public static @Nullable Object field(Object object, String name) {
    Class<?> type = object.getClass();
    while (type != null) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
      } catch (NoSuchFieldException absent) {
        type = type.getSuperclass();
      } catch (ReflectiveOperationException | RuntimeException unknown) {
        return null;
      }
    }
    return null;
  }

  /** As a class or interface declares it that everybody may call. */
  private static @Nullable Method find(Class<?> type, String getter) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      Method found = declared(each, getter);
      if (found != null) {
        return found;
      }
      for (Class<?> implemented : each.getInterfaces()) {
        found = find(implemented, getter);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Method declared(Class<?> type, String getter) {
    if (!Modifier.isPublic(type.getModifiers())) {
      return null;
    }
    try {
      Method method = type.getMethod(getter);
      return Modifier.isPublic(method.getDeclaringClass().getModifiers()) ? method : null;
    } catch (NoSuchMethodException absent) {
      return null;
    }
  }
}

package io.gameserverexporter.boot;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks objects of the application's libraries, whose classes cannot be named here. */
public final class Reflected {
  private static volatile @Nullable Opener opener;

  private Reflected() {}

  /** Installs who opens packages; before that, what modules keep to themselves is not there. */
  public static void install(Opener newOpener) {
    opener = newOpener;
  }

  /** Lets this class reflect on a package that a module keeps to itself. */
  public interface Opener {
    /**
     * Opens the package of a class to this one's module, and to no code of the application.
     *
     * @throws ReflectiveOperationException if it cannot be opened
     */
    void open(Class<?> inside) throws ReflectiveOperationException;
  }

  /**
   * What a public static method makes of a string.
   *
   * @throws ReflectiveOperationException if there is no such method, or it fails
   */
  static Object make(Class<?> type, String method, String from)
      throws ReflectiveOperationException {
    return Objects.requireNonNull(call(type.getMethod(method, String.class), null, from));
  }

  private static @Nullable Object call(Method method, @Nullable Object on, Object... arguments)
      throws ReflectiveOperationException {
    try {
      return method.invoke(on, arguments);
    } catch (IllegalAccessException closed) {
      Opener known = opener;
      if (known == null) {
        throw closed;
      }
      known.open(method.getDeclaringClass());
      return method.invoke(on, arguments);
    }
  }

  /** What a getter says; null when there is none, or it fails. */
  public static @Nullable Object of(Object object, String getter) {
    Method method = find(object.getClass(), getter);
    if (method == null) {
      return null;
    }
    try {
      return call(method, object);
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

package io.gameserverexporter.collect.game;

import io.gameserverexporter.config.game.ObjectPath.Step;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step from an object to the next, whatever its class. */
final class StepReader {
  private static final int MOST_KEYS = 1_000;

  private final Step step;
  // Kept with the class itself, so that it can be unloaded.
  private final ClassValue<@Nullable Object> members =
      new ClassValue<@Nullable Object>() {
        @Override
        protected @Nullable Object computeValue(Class<?> type) {
          return find(type, false);
        }
      };

  StepReader(Step step) {
    this.step = step;
  }

  /**
   * The value of an object's field, getter or entry.
   *
   * @throws ReflectiveOperationException if there is no such thing, or it must not be read
   */
  @Nullable Object of(Object object) throws ReflectiveOperationException {
    if (step.kind() == Step.Kind.ENTRY) {
      return entry(object);
    }
    return read(members.get(object.getClass()), object, object.getClass());
  }

  /**
   * The value of a class's static field or getter.
   *
   * @throws ReflectiveOperationException if there is no such thing, or it must not be read
   */
  @Nullable Object ofClass(Class<?> type) throws ReflectiveOperationException {
    return read(find(type, true), null, type);
  }

  private @Nullable Object read(@Nullable Object member, @Nullable Object object, Class<?> type)
      throws ReflectiveOperationException {
    if (member instanceof Field) {
      return ((Field) member).get(object);
    }
    if (member instanceof Method) {
      return ((Method) member).invoke(object);
    }
    throw new NoSuchFieldException(
        member == null ? type.getName() + " has no " + step : String.valueOf(member));
  }

  /** A field or method; a text when it must not be read, null when there is none. */
  private @Nullable Object find(Class<?> type, boolean ofClass) {
    Member member = null;
    if (step.kind() == Step.Kind.FIELD) {
      member = field(type, ofClass);
    }
    if (member == null) {
      member = method(type, step.name(), ofClass);
    }
    if (member == null && step.kind() == Step.Kind.FIELD) {
      String name = step.name().substring(0, 1).toUpperCase(Locale.ROOT) + step.name().substring(1);
      member = method(type, "get" + name, ofClass);
      member = member == null ? method(type, "is" + name, ofClass) : member;
    }
    return member == null ? null : opened(member);
  }

  private static Object opened(Member member) {
    if (Modifier.isPublic(member.getModifiers())
        && Modifier.isPublic(member.getDeclaringClass().getModifiers())
        && !member.getDeclaringClass().isMemberClass()) {
      return member;
    }
    try {
      ((AccessibleObject) member).setAccessible(true);
      return member;
    } catch (RuntimeException closed) {
      return "its module is closed: " + closed.getMessage();
    }
  }

  private @Nullable Field field(Class<?> type, boolean ofClass) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (field.getName().equals(step.name())
            && (!ofClass || Modifier.isStatic(field.getModifiers()))) {
          return field;
        }
      }
    }
    return null;
  }

  /** A method without parameters; rather one of a public class or interface: those are open. */
  private static @Nullable Method method(Class<?> type, String name, boolean ofClass) {
    Method found = null;
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Method declared = declared(at, name, ofClass);
      if (declared != null && isOpen(declared)) {
        return declared;
      }
      found = found == null ? declared : found;
      Method ofInterface = ofInterfaces(at, name);
      if (ofInterface != null && !ofClass) {
        return ofInterface;
      }
    }
    return found;
  }

  private static @Nullable Method ofInterfaces(Class<?> type, String name) {
    for (Class<?> each : type.getInterfaces()) {
      Method declared = declared(each, name, false);
      if (declared != null && isOpen(declared)) {
        return declared;
      }
      Method above = ofInterfaces(each, name);
      if (above != null) {
        return above;
      }
    }
    return null;
  }

  private static boolean isOpen(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && Modifier.isPublic(method.getDeclaringClass().getModifiers());
  }

  private static @Nullable Method declared(Class<?> type, String name, boolean ofClass) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && method.getParameterTypes().length == 0
          && method.getReturnType() != void.class
          && !method.isBridge()
          && (!ofClass || Modifier.isStatic(method.getModifiers()))) {
        return method;
      }
    }
    return null;
  }

  private @Nullable Object entry(Object object) throws NoSuchFieldException {
    String name = step.name();
    if (object instanceof Map) {
      return ofMap((Map<?, ?>) object, name);
    }
    int index;
    try {
      index = Integer.parseInt(name);
    } catch (NumberFormatException e) {
      throw new NoSuchFieldException("no index: " + name);
    }
    if (object instanceof List) {
      List<?> list = (List<?>) object;
      return index >= 0 && index < list.size() ? list.get(index) : null;
    }
    if (object.getClass().isArray()) {
      return index >= 0 && index < Array.getLength(object) ? Array.get(object, index) : null;
    }
    throw new NoSuchFieldException(object.getClass().getName() + " has no entries");
  }

  private static @Nullable Object ofMap(Map<?, ?> map, String name) {
    try {
      Object value = map.get(name);
      if (value != null) {
        return value;
      }
    } catch (RuntimeException ofOtherKeys) {
      // A sorted map of numbers, for instance.
    }
    int left = MOST_KEYS;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (PathReader.label(entry.getKey(), Integer.MAX_VALUE).equals(name)) {
        return entry.getValue();
      }
      if (--left == 0) {
        break;
      }
    }
    return null;
  }
}

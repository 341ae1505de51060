package io.gameserverexporter.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What a framework keeps about an endpoint, in objects that have the same properties in each of its
 * versions but not the same methods: a property is a getter, a field, or that of a part.
 *
 * <p>Found by reflection once for each class, read without an allocation.
 */
public final class JavalinEndpoints {
  private static final ClassValue<JavalinEndpoints> OF =
      new ClassValue<JavalinEndpoints>() {
        @Override
        protected JavalinEndpoints computeValue(Class<?> type) {
          return new JavalinEndpoints(type);
        }
      };

  private static final MethodHandle NOTHING =
      MethodHandles.dropArguments(MethodHandles.constant(Object.class, null), 0, Object.class);

  private final MethodHandle method;
  private final MethodHandle path;

  private JavalinEndpoints(Class<?> type) {
    MethodHandle part = find(type, "endpoint");
    if (part == null) {
      MethodHandle named = find(type, "method");
      method = general(named == null ? find(type, "type") : named);
      path = general(find(type, "path"));
    } else {
      Class<?> whole = part.type().returnType();
      method = general(join(part, find(whole, "method")));
      path = general(join(part, find(whole, "path")));
    }
  }

  /** The template of an endpoint's paths; null when it has none. */
  public static @Nullable String template(Object endpoint) throws Throwable {
    Object template = (Object) OF.get(endpoint.getClass()).path.invokeExact(endpoint);
    return template instanceof String ? (String) template : null;
  }

  /**
   * Whether an endpoint is for requests of a method, which a filter never is. What answers {@code
   * GET} is for {@code HEAD} as well.
   */
  public static boolean answers(Object endpoint, @Nullable String asked) throws Throwable {
    if (asked == null) {
      return false;
    }
    Object own = (Object) OF.get(endpoint.getClass()).method.invokeExact(endpoint);
    if (own == null) {
      return false;
    }
    String name = own.toString();
    return asked.equals(name) || (asked.equals("HEAD") && "GET".equals(name));
  }

  private static @Nullable MethodHandle find(Class<?> type, String property) {
    String getter = "get" + Character.toUpperCase(property.charAt(0)) + property.substring(1);
    try {
      for (Method candidate : type.getMethods()) {
        if (candidate.getName().equals(getter) && candidate.getParameterTypes().length == 0) {
          return MethodHandles.publicLookup().unreflect(candidate);
        }
      }
      for (Field candidate : type.getFields()) {
        if (candidate.getName().equals(property)) {
          return MethodHandles.publicLookup().unreflectGetter(candidate);
        }
      }
    } catch (IllegalAccessException notForUs) {
      Suppressed.note(notForUs);
    }
    return null;
  }

  private static @Nullable MethodHandle join(MethodHandle part, @Nullable MethodHandle property) {
    return property == null ? null : MethodHandles.filterReturnValue(part, property);
  }

  private static MethodHandle general(@Nullable MethodHandle handle) {
    return handle == null
        ? NOTHING
        : handle.asType(MethodType.methodType(Object.class, Object.class));
  }
}

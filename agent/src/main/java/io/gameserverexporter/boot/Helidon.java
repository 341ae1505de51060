package io.gameserverexporter.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What advice in Helidon reads of its objects, whose classes are too new for the compiler that
 * makes this jar: by reflection, found once, and without an allocation where it is read for each
 * request.
 */
public final class Helidon {
  private static final ClassValue<@Nullable MethodHandle> CODE =
      new ClassValue<@Nullable MethodHandle>() {
        @Override
        protected @Nullable MethodHandle computeValue(Class<?> type) {
          try {
            return MethodHandles.publicLookup()
                .unreflect(type.getMethod("code"))
                .asType(MethodType.methodType(int.class, Object.class));
          } catch (ReflectiveOperationException notThere) {
            Suppressed.note(notThere);
            return null;
          }
        }
      };

  private Helidon() {}

  /** The code of a {@code Status}; 200 when there is none, as Helidon has it. */
  public static int code(@Nullable Object status) throws Throwable {
    if (status == null) {
      return 200;
    }
    MethodHandle code = CODE.get(status.getClass());
    return code == null ? 0 : (int) code.invokeExact(status);
  }

  /** The scheme of a connection by its {@code ConnectionContext}; asked once for each. */
  public static String scheme(Object context) throws Exception {
    return Boolean.TRUE.equals(call(context, "isSecure")) ? "https" : "http";
  }

  /** The method of a request that was refused, by its exception; null when it was not read. */
  public static @Nullable String method(Object refusal) throws Exception {
    Object request = call(refusal, "request");
    Object method = request == null ? null : call(request, "method");
    return method == null || method.toString().isEmpty() ? null : method.toString();
  }

  private static @Nullable Object call(Object of, String name) throws Exception {
    Method method = of.getClass().getMethod(name);
    method.setAccessible(true);
    return method.invoke(of);
  }

  /** Notes an error that no handler of the application has taken, unless it stands for a status. */
  public static void failed(HttpExchange exchange, Throwable error) {
    for (Class<?> type = error.getClass(); type != null; type = type.getSuperclass()) {
      if (ClassNames.isCopyOf(type.getName(), "io.helidon.http.HttpException")) {
        return;
      }
    }
    exchange.failed(error);
  }

  /** The template of a route below a root that has been learnt; null when it has none. */
  public static @Nullable String template(Object route) {
    ServletRoutes known = ServletRoutes.of(route);
    String single = known == null ? null : known.single();
    // What a servlet's mapping to everything is not, the root of a site is: a route.
    return single == null || !single.isEmpty() ? single : "/";
  }

  /** Notes the templates of all routes below a root, unless they are known already. */
  public static void learn(Object root) throws Exception {
    if (ServletRoutes.of(root) == null) {
      learn(root, "");
      ServletRoutes.add(root, new String[0]);
    }
  }

  private static void learn(Object route, String prefix) throws Exception {
    Object matcher = field(route, "pathMatcher");
    String own = matcher == null ? null : element(matcher);
    Object below = field(route, "routes");
    if (below instanceof List) {
      String longer = own == null ? prefix : prefix + withoutEnd(own);
      for (Object each : (List<?>) below) {
        learn(each, longer);
      }
    } else if (own != null) {
      ServletRoutes.add(route, new String[] {prefix + own});
    } else if (matcher != null && !prefix.isEmpty()) {
      ServletRoutes.add(route, new String[] {prefix + "/*"});
    }
  }

  /** What a path that leads to further routes says about them. */
  private static String withoutEnd(String path) {
    int end = path.endsWith("/*") ? path.length() - 2 : path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** As the application wrote it; older versions do not tell. */
  private static @Nullable String element(Object matcher) throws Exception {
    for (Method candidate : matcher.getClass().getMethods()) {
      if (candidate.getName().equals("matchingElement")) {
        candidate.setAccessible(true);
        Object element = candidate.invoke(matcher);
        return element instanceof Optional && ((Optional<?>) element).isPresent()
            ? ((Optional<?>) element).get().toString()
            : null;
      }
    }
    return null;
  }

  private static @Nullable Object field(Object of, String name) throws Exception {
    for (Field field : of.getClass().getDeclaredFields()) {
      if (field.getName().equals(name)) {
        field.setAccessible(true);
        return field.get(of);
      }
    }
    return null;
  }
}

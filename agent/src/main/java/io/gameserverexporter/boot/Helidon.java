package io.gameserverexporter.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What advice in Helidon reads of its objects, whose classes are too new for the compiler that
 * makes this jar: by reflection, found once, and without an allocation where it is read for each
 * request.
 */
public final class Helidon {
  private static final ClassValue<@Nullable MethodHandle> CODE = getter("code", int.class);
  private static final ClassValue<@Nullable MethodHandle> STATUS = getter("status", Object.class);
  private static final ClassValue<@Nullable MethodHandle> METHOD = getter("method", Object.class);
  private static final ClassValue<@Nullable MethodHandle> SECURE =
      getter("isSecure", boolean.class);

  /** The open exchanges of each connection with HTTP/2, by its context and the stream. */
  private static final ConcurrentMap<Object, Map<Object, HttpExchange>> STREAMS =
      new ConcurrentHashMap<>();

  private Helidon() {}

  /** A connection begins to speak HTTP/2. */
  public static void opened(Object context) {
    STREAMS.put(context, new ConcurrentHashMap<>());
  }

  /** A connection is closed: Helidon lets what waits for the rest of a body wait for ever. */
  public static void closed(Object context) {
    Map<Object, HttpExchange> open = STREAMS.remove(context);
    if (open != null) {
      open.values().forEach(Helidon::end);
    }
  }

  /** A stream is worked on. */
  public static void begun(Object context, Object stream, HttpExchange exchange) {
    Map<Object, HttpExchange> open = STREAMS.get(context);
    if (open != null) {
      open.put(stream, exchange);
      if (!STREAMS.containsKey(context)) {
        end(exchange);
      }
    }
  }

  /** A stream is over, by what the server has made of it or because the client has given it up. */
  public static void over(Object context, Object stream) {
    Map<Object, HttpExchange> open = STREAMS.get(context);
    HttpExchange exchange = open == null ? null : open.remove(stream);
    if (exchange != null) {
      end(exchange);
    }
  }

  private static void end(HttpExchange exchange) {
    HttpServers.end(exchange, exchange.status(), null);
  }

  private static ClassValue<@Nullable MethodHandle> getter(String name, Class<?> result) {
    return new ClassValue<@Nullable MethodHandle>() {
      @Override
      protected @Nullable MethodHandle computeValue(Class<?> type) {
        try {
          Method method = type.getMethod(name);
          // Of a class that is not public, which has it from an interface.
          method.setAccessible(true);
          return MethodHandles.lookup()
              .unreflect(method)
              .asType(MethodType.methodType(result, Object.class));
        } catch (ReflectiveOperationException notThere) {
          Suppressed.note(notThere);
          return null;
        }
      }
    };
  }

  /** The code of a {@code Status}; 200 when there is none, as Helidon has it. */
  public static int code(@Nullable Object status) throws Throwable {
    if (status == null) {
      return 200;
    }
    MethodHandle code = CODE.get(status.getClass());
    return code == null ? 0 : (int) code.invokeExact(status);
  }

  /** The scheme of a connection by its {@code ConnectionContext}. */
  public static String scheme(Object context) throws Throwable {
    MethodHandle secure = SECURE.get(context.getClass());
    return secure != null && (boolean) secure.invokeExact(context) ? "https" : "http";
  }

  /** The {@code Status} among the {@code Http2Headers} of a response. */
  public static @Nullable Object statusOf(Object headers) throws Throwable {
    MethodHandle status = STATUS.get(headers.getClass());
    return status == null ? null : (Object) status.invokeExact(headers);
  }

  /** The method in a {@code HttpPrologue}. */
  public static @Nullable String methodOf(Object prologue) throws Throwable {
    MethodHandle method = METHOD.get(prologue.getClass());
    return method == null ? null : ((Object) method.invokeExact(prologue)).toString();
  }

  /** The path in a {@code HttpPrologue}. */
  public static @Nullable String pathOf(Object prologue) throws Exception {
    Object path = call(prologue, "uriPath");
    return path == null ? null : path.toString();
  }

  /** Whether the protocol of an upgraded connection is HTTP/2. */
  public static boolean hasStreams(Object connection) {
    return ClassNames.isCopyOf(
        connection.getClass().getName(), "io.helidon.webserver.http2.Http2Connection");
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

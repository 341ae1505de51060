package io.gameserverexporter.boot;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The templates of Ktor's routes: nodes of a tree, of which those for parts of the path make the
 * template, and those for methods, headers, parameters, hosts and users do not.
 *
 * <p>Read by reflection once for each node that has had a request, as the classes of the nodes are
 * others in Ktor 2 and 3; found again without an allocation.
 */
public final class KtorRoutes {
  private static final WeakIdentityMap<String> TEMPLATES = new WeakIdentityMap<>();

  private KtorRoutes() {}

  /** A request has been resolved to a node, by whatever thread. */
  public static void found(Object call, Object node) throws ReflectiveOperationException {
    HttpExchange exchange = HttpRequests.known(call);
    if (exchange == null) {
      return;
    }
    String template = TEMPLATES.get(node);
    if (template == null) {
      StringBuilder made = new StringBuilder();
      append(node, made);
      template = TEMPLATES.putIfAbsent(node, made.length() == 0 ? "/" : made.toString());
    }
    exchange.routeIfAbsent("", template);
  }

  private static void append(Object node, StringBuilder to) throws ReflectiveOperationException {
    Object parent = property(node, "getParent");
    if (parent != null) {
      append(parent, to);
    }
    Object selector = property(node, "getSelector");
    if (selector == null) {
      return;
    }
    String type = selector.getClass().getSimpleName();
    if (type.equals("TrailingSlashRouteSelector")) {
      to.append('/');
    } else if (type.equals("RootRouteSelector") || type.startsWith("PathSegment")) {
      String part =
          type.equals("PathSegmentTailcardRouteSelector") ? rest(selector) : selector.toString();
      if (!part.isEmpty()) {
        // Of the root it may begin with one, as a regular expression may.
        to.append(part.startsWith("/") ? "" : "/").append(part);
      }
    }
  }

  /** Its text does not tell its name. */
  private static String rest(Object selector) throws ReflectiveOperationException {
    Object name = property(selector, "getName");
    Object prefix = property(selector, "getPrefix");
    return (prefix == null ? "" : prefix) + "{" + (name == null ? "" : name) + "...}";
  }

  private static @Nullable Object property(Object of, String getter)
      throws ReflectiveOperationException {
    Method method = of.getClass().getMethod(getter);
    return method.invoke(of);
  }
}

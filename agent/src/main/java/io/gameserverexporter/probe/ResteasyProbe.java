package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.JoinedRoutes;
import io.gameserverexporter.probe.weave.Weave;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jboss.resteasy.core.ResourceLocatorInvoker;
import org.jboss.resteasy.core.registry.MethodExpression;
import org.jboss.resteasy.core.registry.SegmentNode;
import org.jboss.resteasy.plugins.server.BaseHttpRequest;
import org.jboss.resteasy.specimpl.ResteasyUriInfo;
import org.jboss.resteasy.spi.ResourceInvoker;
import org.jspecify.annotations.Nullable;

/**
 * Routes of JAX-RS in RESTEasy 4, 5 and 6, on whatever server it runs: the templates of what
 * matched, joined, behind the path of the application.
 *
 * <p>Read where a table of resources has been looked in ({@code RootNode.match}): that of the
 * application, then one for each locator on the way to the method. A path that has no such method
 * (405), or none for such a body (415, 406), has the route of those that it has; one that no
 * template is for (404) has none. RESTEasy remembers what a method was chosen by, but not the
 * template, which is looked for in the table, once for each method.
 *
 * <p>Also tells the exceptions that no mapper of the application turns into a response: RESTEasy 6
 * answers those by itself, and the server never hears of them.
 */
final class ResteasyProbe {
  private static final String CORE = "org.jboss.resteasy.core.";
  private static final String HERE = "io.gameserverexporter.probe.ResteasyProbe$";

  private ResteasyProbe() {}

  static Probe probe() {
    return new Probe(
        "resteasy",
        "the routes of JAX-RS in RESTEasy",
        Weave.into(
            CORE + "registry.RootNode",
            "match",
            HERE + "Matched",
            "org.jboss.resteasy.spi.HttpRequest",
            "int"),
        Weave.into(
            CORE + "providerfactory.DefaultExceptionMapper",
            "toResponse",
            HERE + "Failed",
            "java.lang.Throwable"));
  }

  /** A method or a locator has been looked for, from some place in the path on. */
  static final class Matched {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Argument(0) Object request,
        @Advice.Argument(1) int start,
        @Advice.FieldValue("root") SegmentNode segments,
        @Advice.FieldValue("bounded") Object bounded,
        @Advice.Return @Nullable ResourceInvoker found,
        @Advice.Thrown @Nullable Throwable refused) {
      HttpExchange exchange = HttpServers.current();
      if (exchange == null
          || exchange.route() != null
          || !(request instanceof BaseHttpRequest)
          || (refused != null && refused.getClass().getName().endsWith(".NotFoundException"))) {
        return;
      }
      // Not what the interface says, which is of javax or of jakarta.
      ResteasyUriInfo uri = ((BaseHttpRequest) request).getUri();
      String base = exchange.located();
      if (start == 0) {
        base = uri.getContextPath();
        if (base != null && base.indexOf('%') >= 0) {
          // As the client has spelt it.
          base = uri.getBaseUri().getPath();
        }
      }
      if (base == null) {
        return;
      }
      String route = null;
      if (found != null) {
        route = JoinedRoutes.ofOne(found, base);
        if (route == null) {
          String template = null;
          for (Object same : ((Map<?, ?>) bounded).values()) {
            for (Object each : (List<?>) same) {
              if (((MethodExpression) each).getInvoker() == found) {
                template = ((MethodExpression) each).getPathExpression();
              }
            }
          }
          if (template != null) {
            route =
                JoinedRoutes.add(Collections.singletonList(found), base, new String[] {template});
          }
        }
      }
      if (route == null) {
        // Refused, or an answer to OPTIONS: the first template is as good as the others.
        String path = uri.getMatchingPath();
        int from = start;
        if (from < path.length() && path.charAt(from) == '/') {
          from++;
        }
        List<MethodExpression> potentials = new ArrayList<MethodExpression>();
        segments.potentials(path, from, potentials);
        Collections.sort(potentials);
        for (int i = 0; route == null && i < potentials.size(); i++) {
          MethodExpression each = potentials.get(i);
          if (each.getPattern().matcher(path).region(from, path.length()).matches()) {
            route =
                JoinedRoutes.add(
                    Collections.singletonList(each.getInvoker()),
                    base,
                    new String[] {each.getPathExpression()});
          }
        }
      }
      if (route == null) {
        return;
      }
      if (found instanceof ResourceLocatorInvoker) {
        exchange.located(route);
      } else {
        exchange.routeIfAbsent("", route);
      }
    }
  }

  /** Nothing of the application's maps this exception. */
  static final class Failed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Throwable error) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        exchange.failed(error);
      }
    }
  }
}

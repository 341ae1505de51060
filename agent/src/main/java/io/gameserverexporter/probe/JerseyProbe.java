package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.JoinedRoutes;
import io.gameserverexporter.probe.weave.Weave;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.glassfish.jersey.server.internal.process.RequestProcessingContext;
import org.glassfish.jersey.server.internal.routing.RoutingContext;
import org.glassfish.jersey.server.model.RuntimeResource;

/**
 * Routes of JAX-RS in Jersey 2, 3 and 4, on whatever server it runs: the templates of what matched,
 * joined, behind the path of the application.
 *
 * <p>Read where Jersey is done with matching ({@code RoutingStage}), from the resources that the
 * request has gone through. A path that ends in a resource without such a method (405) has a route
 * as well; one that goes on past the last resource (404) has none.
 *
 * <p>Also tells the exceptions that no mapper of the application turns into a response: Jersey
 * answers those by itself, and the server never hears of them.
 */
final class JerseyProbe {
  private static final String SERVER = "org.glassfish.jersey.server.internal.";
  private static final String HERE = "io.gameserverexporter.probe.JerseyProbe$";

  private JerseyProbe() {}

  static Probe probe() {
    return new Probe(
        "jersey",
        "the routes of JAX-RS in Jersey",
        Weave.into(
            SERVER + "routing.RoutingStage",
            "apply",
            HERE + "Matched",
            SERVER + "process.RequestProcessingContext"),
        Weave.into(
            "org.glassfish.jersey.server.ServerRuntime$Responder",
            "processResponseError",
            HERE + "Failed",
            "java.lang.Throwable"));
  }

  /** A method has been looked for. */
  static final class Matched {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Argument(0) RequestProcessingContext context) {
      HttpExchange exchange = HttpServers.current();
      if (exchange == null || exchange.route() != null) {
        return;
      }
      RoutingContext routing = context.routingContext();
      List<RuntimeResource> matched = routing.getMatchedRuntimeResources();
      if (matched.isEmpty()) {
        return;
      }
      if (routing.getEndpoint() == null) {
        String rest = routing.getFinalMatchingGroup();
        if (rest != null && !rest.isEmpty() && !rest.equals("/")) {
          return;
        }
      }
      String base = context.request().getBaseUri().getPath();
      String route = JoinedRoutes.of(matched, base);
      if (route == null) {
        int last = matched.size() - 1;
        String[] templates = new String[last + 1];
        for (int i = 0; i <= last; i++) {
          RuntimeResource resource = matched.get(i);
          // The path of a class does not count where a locator has led to it.
          boolean located = i < last && resource.getParent() == null;
          templates[last - i] = located ? "" : resource.getResources().get(0).getPath();
        }
        route = JoinedRoutes.add(matched, base, templates);
      }
      exchange.routeIfAbsent("", route);
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

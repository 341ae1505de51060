package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import spark.routematch.RouteMatch;

/**
 * Routes of Spark 2.9; its requests are counted in the Jetty below, or in the container that it is
 * a filter of.
 *
 * <p>Read where Spark looks for the one route of a request, after its {@code before} filters: what
 * one of those answers has none. Spark calls everything on the thread that has the request.
 */
final class SparkProbe {
  private static final String REQUEST = "javax.servlet.http.HttpServletRequest";
  private static final String MATCHING = "spark.http.matching.";
  private static final String HERE = "io.gameserverexporter.probe.SparkProbe$";

  private SparkProbe() {}

  static Probe probe() {
    return new Probe(
        "spark",
        "the routes of Spark",
        Weave.into(MATCHING + "RouteContext", "withHttpRequest", HERE + "Ask", REQUEST),
        Weave.into(
            "spark.route.Routes",
            "find",
            HERE + "Find",
            "spark.route.HttpMethod",
            "java.lang.String",
            "java.lang.String"),
        Weave.into(MATCHING + "Routes", "execute", HERE + "Route", MATCHING + "RouteContext"),
        Weave.into(
            MATCHING + "GeneralError",
            "modify",
            HERE + "Fail",
            REQUEST,
            "javax.servlet.http.HttpServletResponse",
            MATCHING + "Body",
            MATCHING + "RequestWrapper",
            MATCHING + "ResponseWrapper",
            "spark.ExceptionMapper",
            "java.lang.Exception"));
  }

  /** Spark takes up a request. */
  static final class Ask {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) HttpServletRequest request) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        String context = request.getContextPath();
        exchange.lookUp(context == null ? "" : context);
      }
    }
  }

  /** The route of a method has been looked for; for HEAD that of GET, too. */
  static final class Find {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return @Nullable RouteMatch match) {
      if (match == null) {
        return;
      }
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        exchange.matched(match.getMatchUri());
      }
    }
  }

  /** The route has been found and has answered, or there is none; perhaps Jetty looks further. */
  static final class Route {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit() {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        exchange.lookedUp();
      }
    }
  }

  /** A route or a filter has thrown, and a handler of such exceptions, if any, has answered. */
  static final class Fail {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(1) HttpServletResponse response, @Advice.Argument(6) Exception error) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && exchange.errorType() == null && response.getStatus() >= 500) {
        exchange.failed(error);
      }
    }
  }
}

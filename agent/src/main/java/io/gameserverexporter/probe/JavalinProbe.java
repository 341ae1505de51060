package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.JavalinEndpoints;
import io.gameserverexporter.probe.weave.Weave;
import javax.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Routes of Javalin 5, 6 and 7; its requests are counted in the Jetty below.
 *
 * <p>Read where Javalin looks for the endpoint of a request, before it calls anything: that is
 * always on the thread that has the request, while a filter that answers with a future leaves the
 * endpoint to whoever completes it, such as another request. The route of what a filter then
 * refuses is that of the endpoint behind it.
 *
 * <p>What handlers throw is not told for the same reason: it may be another request's.
 */
final class JavalinProbe {
  private static final String REQUEST = "javax.servlet.http.HttpServletRequest";
  private static final String RESPONSE = "javax.servlet.http.HttpServletResponse";
  private static final String HERE = "io.gameserverexporter.probe.JavalinProbe$";

  private JavalinProbe() {}

  static Probe probe() {
    return new Probe(
        "javalin",
        "the routes of Javalin",
        Weave.into(
            "io.javalin.http.servlet.JavalinServlet", "service", HERE + "Serve", REQUEST, RESPONSE),
        Weave.into(
            "io.javalin.jetty.JavalinJettyServlet", "service", HERE + "Serve", REQUEST, RESPONSE),
        Weave.into(
            "io.javalin.routing.PathMatcher",
            "match",
            HERE + "Match",
            "io.javalin.routing.HandlerEntry",
            "java.lang.String"),
        Weave.into(
            "io.javalin.router.matcher.PathMatcher",
            "match",
            HERE + "Match",
            "io.javalin.router.ParsedEndpoint",
            "java.lang.String"),
        Weave.into(
            "io.javalin.websocket.WsPathMatcher",
            "findEndpointHandlerEntry",
            HERE + "MatchWebSocket",
            "java.lang.String"));
  }

  /** Javalin is about to look for an endpoint. */
  static final class Serve {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(0) HttpServletRequest request) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        exchange.lookUp(request.getContextPath());
      }
      return exchange;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange exchange) {
      if (exchange != null) {
        exchange.lookedUp();
      }
    }
  }

  /** A path has been held against a handler's, be it a filter's or one of another method. */
  static final class Match {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) Object endpoint, @Advice.Return boolean matches)
        throws Throwable {
      if (!matches) {
        return;
      }
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && JavalinEndpoints.answers(endpoint, exchange.method())) {
        exchange.matched(JavalinEndpoints.template(endpoint));
      }
    }
  }

  /** The endpoint of a WebSocket has been looked for, to open one or for one that is open. */
  static final class MatchWebSocket {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return @Nullable Object endpoint) throws Throwable {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && endpoint != null) {
        exchange.matched(JavalinEndpoints.template(endpoint));
      }
    }
  }
}

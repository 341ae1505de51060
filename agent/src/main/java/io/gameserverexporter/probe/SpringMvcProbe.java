package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;

/**
 * Routes of Spring MVC 5, 6 and 7, on whatever server it runs.
 *
 * <p>Read where {@code DispatcherServlet} has found the handler: mappings of annotated controllers
 * and functional routers have then left their best-matching pattern in a request attribute. Those
 * by URL (resources, WebSockets) do so only in an interceptor before the handler. An error dispatch
 * is left out, it would replace the route that was asked for by that of the error page.
 */
final class SpringMvcProbe {
  private static final String HERE = "io.gameserverexporter.probe.SpringMvcProbe$";

  private SpringMvcProbe() {}

  static Probe probe() {
    return new Probe(
        "spring-mvc",
        "the routes of Spring MVC",
        Weave.into(
            "org.springframework.web.servlet.DispatcherServlet",
            "getHandler",
            HERE + "GetHandler",
            "javax.servlet.http.HttpServletRequest"),
        Weave.into(
            "org.springframework.web.servlet.handler.AbstractUrlHandlerMapping",
            "exposePathWithinMapping",
            HERE + "ExposePath",
            "java.lang.String",
            "java.lang.String",
            "javax.servlet.http.HttpServletRequest"));
  }

  /** A handler has been looked for. */
  static final class GetHandler {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) HttpServletRequest request, @Advice.Return Object handler) {
      HttpExchange exchange = HttpServers.current();
      if (handler == null
          || exchange == null
          || exchange.route() != null
          || request.getDispatcherType() == DispatcherType.ERROR) {
        return;
      }
      Object pattern =
          request.getAttribute(
              "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
      if (pattern != null) {
        String contextPath = request.getContextPath();
        // A path info means that the servlet has a prefix mapping, which patterns leave out.
        String prefix =
            request.getPathInfo() == null || request.getServletPath().isEmpty()
                ? contextPath
                : contextPath + request.getServletPath();
        exchange.routeIfAbsent(prefix, pattern.toString());
      }
    }
  }

  /** A handler that was found by its URL is about to get the request. */
  static final class ExposePath {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) String pattern, @Advice.Argument(2) HttpServletRequest request) {
      HttpExchange exchange = HttpServers.current();
      if (exchange == null || request.getDispatcherType() == DispatcherType.ERROR) {
        return;
      }
      String contextPath = request.getContextPath();
      String prefix =
          request.getPathInfo() == null || request.getServletPath().isEmpty()
              ? contextPath
              : contextPath + request.getServletPath();
      exchange.routeIfAbsent(prefix, pattern);
    }
  }
}

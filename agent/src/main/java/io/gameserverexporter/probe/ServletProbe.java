package io.gameserverexporter.probe;

import io.gameserverexporter.boot.AsyncEnd;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.ServletRoutes;
import io.gameserverexporter.probe.weave.Weave;
import java.lang.reflect.Proxy;
import java.util.Collection;
import javax.servlet.AsyncListener;
import javax.servlet.DispatcherType;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletRegistration;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * The servlet API, javax (3.0 and later) and jakarta, in containers that have no probe of their
 * own.
 *
 * <p>An exchange is the outermost filter or servlet call of a request; it ends when that returns
 * or, when the request went asynchronous, when the container calls its asynchronous listeners. What
 * a container answers by itself (a malformed request, a path without a servlet) is not seen here.
 * An error dispatch belongs to a request that is counted already.
 *
 * <p>In a container whose own probe leaves the mappings to this one (Jetty), only the route is
 * told.
 */
final class ServletProbe {
  private static final String HERE = "io.gameserverexporter.probe.ServletProbe$";

  private ServletProbe() {}

  static Probe probe() {
    return new Probe(
        "servlet",
        "requests to servlet containers without a probe of their own, and routes in Jetty",
        Weave.intoImplementors(
            "javax.servlet.Filter",
            "doFilter",
            HERE + "Call",
            "javax.servlet.ServletRequest",
            "javax.servlet.ServletResponse",
            "javax.servlet.FilterChain"),
        Weave.intoImplementors(
            "javax.servlet.Servlet",
            "service",
            HERE + "Call",
            "javax.servlet.ServletRequest",
            "javax.servlet.ServletResponse"));
  }

  /** A filter or a servlet is called. */
  static final class Call {
    // Byte Buddy carries a local over to the exit.
    @SuppressWarnings("UnusedVariable")
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(
        @Advice.This Object callee,
        @Advice.Argument(0) ServletRequest request,
        @Advice.Local("asked") boolean asked) {
      // Asked now: some containers still say FORWARD when the forward has returned.
      asked = callee instanceof Servlet && request.getDispatcherType() == DispatcherType.REQUEST;
      HttpExchange current = HttpServers.current();
      if (current != null || !(request instanceof HttpServletRequest)) {
        if (asked && HttpServers.wantsPaths() && current != null && current.path() == null) {
          current.path(((HttpServletRequest) request).getRequestURI());
        }
        return null;
      }
      DispatcherType type = request.getDispatcherType();
      if (type == DispatcherType.ERROR || type == DispatcherType.ASYNC) {
        return null;
      }
      HttpExchange exchange = new HttpExchange();
      HttpServers.begin(exchange, ((HttpServletRequest) request).getMethod(), request.getScheme());
      if (HttpServers.wantsPaths()) {
        exchange.path(((HttpServletRequest) request).getRequestURI());
      }
      HttpServers.enter(exchange);
      return exchange;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.This Object callee,
        @Advice.Enter @Nullable HttpExchange exchange,
        @Advice.Argument(0) ServletRequest request,
        @Advice.Argument(1) ServletResponse response,
        @Advice.Local("asked") boolean asked,
        @Advice.Thrown @Nullable Throwable error) {
      HttpExchange current = HttpServers.current();
      if (asked && current != null && current.route() == null) {
        ServletRoutes routes = ServletRoutes.of(callee);
        ServletConfig config = routes == null ? ((Servlet) callee).getServletConfig() : null;
        if (config != null) {
          ServletRegistration registration =
              config.getServletContext().getServletRegistration(config.getServletName());
          Collection<String> mappings = registration == null ? null : registration.getMappings();
          if (mappings != null) {
            routes = ServletRoutes.add(callee, mappings.toArray(new String[0]));
          }
        }
        if (routes != null) {
          HttpServletRequest http = (HttpServletRequest) request;
          String route = routes.single();
          if (route == null) {
            route = routes.match(http.getServletPath(), http.getPathInfo() == null);
          }
          if (!route.isEmpty()) {
            current.routeIfAbsent(http.getContextPath(), route);
          }
        }
      }
      if (exchange == null) {
        return;
      }
      HttpServers.leave(null);
      if (error == null && request.isAsyncStarted()) {
        request
            .getAsyncContext()
            .addListener(
                (AsyncListener)
                    Proxy.newProxyInstance(
                        AsyncListener.class.getClassLoader(),
                        new Class<?>[] {AsyncListener.class},
                        new AsyncEnd(exchange, response, HttpServletResponse.class)));
        return;
      }
      // The container turns what is thrown into a 500, unless the response is on its way already.
      int status = ((HttpServletResponse) response).getStatus();
      HttpServers.end(exchange, error != null && !response.isCommitted() ? 500 : status, error);
    }
  }
}

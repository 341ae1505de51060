package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpRequests;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import io.undertow.server.HttpServerExchange;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Routes of Spring WebFlux 5.3, 6 and 7, on whatever server it runs.
 *
 * <p>Read where a handler mapping has found a handler, and left its best-matching pattern in an
 * attribute of the exchange: annotated controllers, mapped URLs (resources among them), functional
 * routes. Functional routes need no handler mapping ({@code RouterFunctions.toHttpHandler}), so
 * those are read where one of them matches.
 *
 * <p>That is on the server's thread, which knows the exchange, unless a filter has gone on
 * elsewhere before: then there is no route. A filter that reads the body goes on where the last of
 * it has come. Of the servers that Spring reads from by itself that is one that knows the exchange,
 * but for Undertow's: there the publisher of the body does, from where it is made.
 */
final class SpringWebFluxProbe {
  private static final String REACTIVE = "org.springframework.web.reactive.";
  private static final String FUNCTIONAL = REACTIVE + "function.server.";
  private static final String BODY = "org.springframework.http.server.reactive.";
  private static final String UNDERTOW_BODY =
      BODY + "UndertowServerHttpRequest$RequestBodyPublisher";
  private static final String EXCHANGE = "org.springframework.web.server.ServerWebExchange";
  private static final String HERE = "io.gameserverexporter.probe.SpringWebFluxProbe$";

  /** Compile-time constants: advice is inlined, and could not read a field of this class. */
  private static final String BEST_PATTERN =
      "org.springframework.web.reactive.HandlerMapping.bestMatchingPattern";

  private static final String MATCHING_PATTERN =
      "org.springframework.web.reactive.function.server.RouterFunctions.matchingPattern";

  private SpringWebFluxProbe() {}

  static Probe probe() {
    return new Probe(
        "spring-webflux",
        "the routes of Spring WebFlux",
        Weave.into(
            REACTIVE + "result.method.RequestMappingInfoHandlerMapping",
            "handleMatch",
            HERE + "HandleMatch",
            REACTIVE + "result.method.RequestMappingInfo",
            "org.springframework.web.method.HandlerMethod",
            EXCHANGE),
        Weave.into(
            REACTIVE + "handler.AbstractUrlHandlerMapping",
            "lookupHandler",
            HERE + "LookupHandler",
            "org.springframework.http.server.PathContainer",
            EXCHANGE),
        Weave.into(
            FUNCTIONAL + "RouterFunctions$DefaultRouterFunction",
            "route",
            HERE + "Route",
            FUNCTIONAL + "ServerRequest"),
        Weave.intoIfThere(
            UNDERTOW_BODY,
            "registerListeners",
            HERE + "ExpectBody",
            "io.undertow.server.HttpServerExchange"),
        Weave.intoIfThere(UNDERTOW_BODY, "checkOnDataAvailable", HERE + "BodyComes"),
        Weave.intoIfThere(
            BODY + "AbstractListenerReadPublisher", "onDataAvailable", HERE + "BodyComes"),
        Weave.intoIfThere(
            BODY + "AbstractListenerReadPublisher", "onAllDataRead", HERE + "BodyComes"));
  }

  /** A method of a controller is the handler. */
  static final class HandleMatch {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(2) ServerWebExchange asked) {
      HttpExchange exchange = HttpServers.current();
      if (exchange == null || exchange.route() != null) {
        return;
      }
      Object pattern = asked.getAttributes().get(BEST_PATTERN);
      if (pattern != null) {
        exchange.routeIfAbsent(
            asked.getRequest().getPath().contextPath().value(), pattern.toString());
      }
    }
  }

  /** A handler has been looked for by its URL. */
  static final class LookupHandler {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(1) ServerWebExchange asked, @Advice.Return Object handler) {
      HttpExchange exchange = HttpServers.current();
      if (handler == null || exchange == null || exchange.route() != null) {
        return;
      }
      Object pattern = asked.getAttributes().get(BEST_PATTERN);
      if (pattern != null) {
        exchange.routeIfAbsent(
            asked.getRequest().getPath().contextPath().value(), pattern.toString());
      }
    }
  }

  /** A functional route is tried; those that others are nested in have left their patterns. */
  static final class Route {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) ServerRequest request, @Advice.Return Object handler) {
      HttpExchange exchange = HttpServers.current();
      if (handler == Mono.empty() || exchange == null || exchange.route() != null) {
        return;
      }
      Map<String, Object> attributes = request.attributes();
      Object pattern = attributes.get(MATCHING_PATTERN);
      if (pattern != null) {
        // Not the context path of the nested request, in which there is what was asked for.
        exchange.routeIfAbsent(
            request.exchange().getRequest().getPath().contextPath().value(), pattern.toString());
      }
    }
  }

  /**
   * Undertow's thread may have the body from here on, before the one that asks for it has gone on.
   */
  static final class ExpectBody {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object publisher, @Advice.Argument(0) HttpServerExchange request) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && !request.isRequestComplete()) {
        exchange.knownBy(publisher);
      }
    }
  }

  /** A server has more of the body, or all of it, or may have. */
  static final class BodyComes {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.This Object publisher) {
      return HttpRequests.enterKnownReader(publisher);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }
}

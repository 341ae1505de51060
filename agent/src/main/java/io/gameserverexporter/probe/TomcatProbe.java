package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.ServletRoutes;
import io.gameserverexporter.probe.weave.Weave;
import net.bytebuddy.asm.Advice;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.mapper.MappingData;
import org.jspecify.annotations.Nullable;

/**
 * Apache Tomcat 8.5, 9, 10.1 and 11, stand-alone and embedded.
 *
 * <p>An exchange begins where the connector hands a request to the container ({@code
 * CoyoteAdapter.service}) and ends where the container writes its access log ({@code
 * StandardEngine.logAccess}), which Tomcat calls once per request: after asynchronous completion,
 * error pages and filters that answer, and for malformed requests, which never reach the container,
 * through {@code CoyoteAdapter.log}. The exchange rides on the connector's pooled request object,
 * in a note of the range that Tomcat leaves unallocated (17 to 31, see {@code
 * org.apache.coyote.Request}), so that it costs no allocation.
 *
 * <p>GlassFish and Payara have a servlet container with the names of Tomcat's and without its
 * connectors: {@link GrizzlyProbe} is for those.
 */
final class TomcatProbe {
  private static final String REQUEST = "org.apache.coyote.Request";
  private static final String RESPONSE = "org.apache.coyote.Response";
  private static final String ADAPTER = "org.apache.catalina.connector.CoyoteAdapter";
  private static final String HERE = "io.gameserverexporter.probe.TomcatProbe$";

  /** A compile-time constant: advice is inlined, and could not read a field of this class. */
  private static final int NOTE = 29;

  private TomcatProbe() {}

  static Probe probe() {
    return new Probe(
        "tomcat",
        "requests to Tomcat",
        Weave.into(ADAPTER, "service", HERE + "Service", REQUEST, RESPONSE).beside(REQUEST),
        Weave.into(
                ADAPTER,
                "asyncDispatch",
                HERE + "AsyncDispatch",
                REQUEST,
                RESPONSE,
                "org.apache.tomcat.util.net.SocketEvent")
            .beside(REQUEST),
        Weave.into(ADAPTER, "log", HERE + "LogUnserved", REQUEST, RESPONSE, "long").beside(REQUEST),
        Weave.into(
                "org.apache.catalina.core.StandardEngine",
                "logAccess",
                HERE + "LogAccess",
                "org.apache.catalina.connector.Request",
                "org.apache.catalina.connector.Response",
                "long",
                "boolean")
            .beside(REQUEST),
        Weave.into(REQUEST, "recycle", HERE + "Recycle"));
  }

  /** The connector hands over a request. */
  static final class Service {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(
        @Advice.Argument(0) org.apache.coyote.Request request,
        @Advice.FieldValue("connector") Connector connector) {
      Object note = request.getNote(NOTE);
      HttpExchange exchange;
      if (note instanceof HttpExchange) {
        exchange = (HttpExchange) note;
      } else {
        exchange = new HttpExchange();
        request.setNote(NOTE, exchange);
      }
      HttpServers.begin(
          exchange,
          request.method().toString(),
          request.scheme().isNull() ? connector.getScheme() : request.scheme().toString());
      if (HttpServers.wantsPaths()) {
        exchange.path(request.requestURI().toString());
      }
      return HttpServers.enter(exchange);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** The container goes on with an asynchronous request, on whichever thread. */
  static final class AsyncDispatch {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(0) org.apache.coyote.Request request) {
      Object note = request.getNote(NOTE);
      return HttpServers.enter(note instanceof HttpExchange ? (HttpExchange) note : null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** A request is logged that was refused before it could be served, such as a malformed one. */
  static final class LogUnserved {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) org.apache.coyote.Request request,
        @Advice.Argument(1) org.apache.coyote.Response response,
        @Advice.FieldValue("connector") Connector connector) {
      Object note = request.getNote(NOTE);
      HttpExchange exchange;
      if (note instanceof HttpExchange) {
        exchange = (HttpExchange) note;
      } else {
        exchange = new HttpExchange();
        request.setNote(NOTE, exchange);
      }
      // Not when it was served and failed afterwards: then it is counted already. Nor when it was
      // upgraded to HTTP/2: then it is served, and counted, as the first stream.
      if (exchange.isIdle() && response.getStatus() != 101) {
        HttpServers.begin(
            exchange,
            request.method().toString(),
            request.scheme().isNull() ? connector.getScheme() : request.scheme().toString());
      }
    }
  }

  /** The container logs a complete exchange. */
  static final class LogAccess {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Request request, @Advice.Argument(1) Response response) {
      Object note = request.getCoyoteRequest().getNote(NOTE);
      if (!(note instanceof HttpExchange)) {
        return;
      }
      HttpExchange exchange = (HttpExchange) note;
      if (!exchange.isOpen()) {
        return;
      }
      if (exchange.route() == null) {
        MappingData mapping = request.getMappingData();
        Wrapper wrapper = mapping.wrapper;
        if (wrapper != null && mapping.context != null) {
          ServletRoutes routes = ServletRoutes.of(wrapper);
          if (routes == null) {
            routes = ServletRoutes.add(wrapper, wrapper.findMappings());
          }
          String route = routes.single();
          if (route == null) {
            route = routes.match(mapping.wrapperPath.toString(), mapping.pathInfo.isNull());
          }
          if (!route.isEmpty()) {
            exchange.routeIfAbsent(mapping.context.getPath(), route);
          }
        }
      }
      int status = response.getStatus();
      Object error = null;
      if (status >= 500) {
        error = request.getAttribute("javax.servlet.error.exception");
        if (error == null) {
          error = request.getAttribute("jakarta.servlet.error.exception");
        }
      }
      HttpServers.end(exchange, status, error instanceof Throwable ? (Throwable) error : null);
    }
  }

  /**
   * The connector clears the request object: the safety net under everything that was not logged.
   */
  static final class Recycle {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This org.apache.coyote.Request request) {
      Object note = request.getNote(NOTE);
      if (note instanceof HttpExchange) {
        HttpExchange exchange = (HttpExchange) note;
        if (exchange.isOpen()) {
          org.apache.coyote.Response response = request.getResponse();
          HttpServers.end(exchange, response == null ? 0 : response.getStatus(), null);
        }
        exchange.recycle();
      }
    }
  }
}

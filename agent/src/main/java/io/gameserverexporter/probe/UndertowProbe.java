package io.gameserverexporter.probe;

import io.gameserverexporter.boot.ExchangeTask;
import io.gameserverexporter.boot.HttpConnections;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpRequests;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.ServletRoutes;
import io.gameserverexporter.probe.weave.Weave;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.handlers.ServletChain;
import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.PathTemplateMatch;
import java.util.concurrent.Executor;
import javax.servlet.DispatcherType;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Undertow 1.4 and 2, with handlers of its own and under servlet containers: HTTP/1.1, HTTP/2 and
 * AJP.
 *
 * <p>An exchange ends where Undertow calls the listeners of a complete exchange, which is where its
 * access log is written. That method may be called again, so it is asked whether the listeners are
 * still there. An exchange of HTTP/1.1 begins where the headers of a request have been read ({@code
 * HttpTransferEncoding.setupRequest}), one of AJP where it becomes the connection's current one. A
 * handler may dispatch, and each part then goes through {@code executeRootHandler} again, even when
 * the exchange has ended because the client left: there no exchange of HTTP/1.1 may begin. One of
 * HTTP/2 does, because nothing before it has the method, but only on the thread, and in the call,
 * that takes up the stream.
 *
 * <p>Undertow makes a new object for each exchange, so ours stays with the connection, which has
 * one at a time, and is used again; only HTTP/2 costs one for each stream. What the server answers
 * by itself before there is an exchange (400) goes through {@code sendBadRequestAndClose}. A
 * connection that closes ends what is open on it: for HTTP/1.1 and AJP Undertow tells the exchange
 * so, for HTTP/2 it leaves it to whoever next reads or writes, which may be nobody. What a handler
 * pushes was asked for by nobody, and is no request.
 *
 * <p>The route is the servlet's mapping or what a framework says before the exchange ends; else the
 * template of a {@code RoutingHandler} or {@code PathTemplateHandler}; else the path that was
 * registered with the {@code PathHandler}s on the way, which is as good as a template: there are no
 * more of them than the application has registered.
 */
final class UndertowProbe {
  private static final String SERVER = "io.undertow.server.";
  private static final String EXCHANGE = SERVER + "HttpServerExchange";
  private static final String HTTP1 = SERVER + "protocol.http.";
  private static final String HTTP2 = SERVER + "protocol.http2.";
  private static final String HTTP2_CHANNEL = "io.undertow.protocols.http2.Http2Channel";
  private static final String SERVLETS = "io.undertow.servlet.handlers.";
  private static final String HERE = "io.gameserverexporter.probe.UndertowProbe$";

  private UndertowProbe() {}

  static Probe probe() {
    return new Probe(
        "undertow",
        "requests to Undertow",
        Weave.into(HTTP1 + "HttpTransferEncoding", "setupRequest", HERE + "Begin", EXCHANGE),
        Weave.into(
            SERVER + "protocol.ajp.AjpServerConnection",
            "setCurrentExchange",
            HERE + "BeginAjp",
            EXCHANGE),
        Weave.into(
            HTTP2 + "Http2ReceiveListener",
            "handleRequests",
            HERE + "TakeUpStream",
            HTTP2_CHANNEL,
            "io.undertow.protocols.http2.Http2StreamSourceChannel"),
        Weave.into(
            HTTP2 + "Http2ReceiveListener",
            "handleInitialRequest",
            HERE + "GoOnAsStream",
            EXCHANGE,
            HTTP2_CHANNEL,
            "byte[]"),
        Weave.into(
            SERVER + "Connectors",
            "executeRootHandler",
            HERE + "Execute",
            SERVER + "HttpHandler",
            EXCHANGE),
        Weave.into(EXCHANGE, "dispatch", HERE + "Dispatch", "java.lang.Runnable"),
        Weave.into(
            SERVLETS + "ServletInitialHandler", "handleRequest", HERE + "ToServlets", EXCHANGE),
        Weave.into(
            SERVLETS + "ServletInitialHandler",
            "dispatchRequest",
            HERE + "ToServlet",
            EXCHANGE,
            SERVLETS + "ServletRequestContext",
            SERVLETS + "ServletChain",
            "javax.servlet.DispatcherType"),
        Weave.into(
            "io.undertow.servlet.api.LoggingExceptionHandler",
            "handleThrowable",
            HERE + "Failed",
            EXCHANGE,
            "javax.servlet.ServletRequest",
            "javax.servlet.ServletResponse",
            "java.lang.Throwable"),
        Weave.into(EXCHANGE, "invokeExchangeCompleteListeners", HERE + "Complete"),
        Weave.into(
            HTTP1 + "HttpReadListener",
            "sendBadRequestAndClose",
            HERE + "Refuse",
            "org.xnio.StreamConnection",
            "java.lang.Throwable"),
        Weave.into(
            SERVER + "AbstractServerConnection$CloseSetter",
            "handleEvent",
            HERE + "Close",
            "org.xnio.StreamConnection"),
        Weave.into(HTTP2_CHANNEL, "closeSubChannels", HERE + "CloseStreams"));
  }

  /** The headers of a request of HTTP/1.1 have been read. */
  static final class Begin {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) HttpServerExchange request) {
      HttpExchange exchange = HttpConnections.exchange(request.getConnection());
      HttpServers.begin(
          exchange, request.getRequestMethod().toString(), request.getRequestScheme());
      if (HttpServers.wantsPaths()) {
        exchange.path(request.getRequestURI());
      }
    }
  }

  /** A connection of AJP has a new request, or none any more. */
  static final class BeginAjp {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) @Nullable HttpServerExchange request) {
      if (request != null) {
        HttpExchange exchange = HttpConnections.exchange(request.getConnection());
        HttpServers.begin(
            exchange, request.getRequestMethod().toString(), request.getRequestScheme());
        if (HttpServers.wantsPaths()) {
          exchange.path(request.getRequestURI());
        }
      }
    }
  }

  /** HTTP/2 has the headers of a new stream. */
  static final class TakeUpStream {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter() {
      return HttpServers.enter(new HttpExchange());
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** A request that asked for the upgrade to HTTP/2 is served, as the first stream. */
  static final class GoOnAsStream {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(0) HttpServerExchange upgraded) {
      return HttpServers.enter(HttpConnections.release(upgraded.getConnection()));
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** A handler is called: the first one or, after a dispatch, a further one. */
  static final class Execute {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(1) HttpServerExchange request) {
      HttpExchange exchange = HttpConnections.known(request.getConnection());
      if (exchange == null) {
        exchange = HttpRequests.known(request);
      }
      if (exchange == null) {
        HttpExchange taken = HttpServers.current();
        if (taken != null && taken.isIdle()) {
          HttpServers.begin(
              taken, request.getRequestMethod().toString(), request.getRequestScheme());
          if (HttpServers.wantsPaths()) {
            taken.path(request.getRequestURI());
          }
          HttpRequests.begin(request, taken);
          exchange = taken;
        } else if (taken != null && taken.isOpen() && !request.isComplete()) {
          // The first stream of an upgraded connection.
          HttpRequests.begin(request, taken);
          exchange = taken;
        } else {
          // Goes on after its end, or began before there was a probe: not to be counted by others.
          exchange = new HttpExchange();
        }
      }
      return HttpServers.enter(exchange);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /**
   * A handler goes on as a task, on Undertow's own threads, which would not know the exchange. What
   * runs on executors of others may have to be just what they were given, and stays so.
   */
  static final class Dispatch {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This HttpServerExchange request,
        @Advice.Argument(value = 0, readOnly = false) Runnable task,
        @Advice.FieldValue("dispatchExecutor") @Nullable Executor executor) {
      if (executor == null && task != null) {
        HttpExchange exchange = HttpConnections.known(request.getConnection());
        if (exchange == null) {
          exchange = HttpRequests.known(request);
        }
        if (exchange != null) {
          task = new ExchangeTask(exchange, task);
        }
      }
    }
  }

  /**
   * A servlet container has the request: the path that led to it is not the route. It may come on a
   * thread that does not know its exchange, when a handler has dispatched a task instead of a
   * handler.
   */
  static final class ToServlets {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(0) HttpServerExchange request) {
      HttpExchange exchange = HttpServers.current();
      if (exchange == null) {
        exchange = HttpConnections.known(request.getConnection());
      }
      if (exchange == null) {
        exchange = HttpRequests.known(request);
      }
      if (exchange == null) {
        exchange = new HttpExchange();
      }
      exchange.handToContainer();
      return HttpServers.enter(exchange);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /**
   * The servlet is found; it may complete the exchange before it returns, and a framework in it may
   * know a better route.
   */
  static final class ToServlet {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(1) ServletRequestContext context,
        @Advice.Argument(2) ServletChain servlet,
        @Advice.Argument(3) DispatcherType type) {
      HttpExchange exchange = HttpServers.current();
      if (exchange == null || exchange.route() != null || type != DispatcherType.REQUEST) {
        return;
      }
      ServletInfo info = servlet.getManagedServlet().getServletInfo();
      ServletRoutes routes = ServletRoutes.of(info);
      if (routes == null) {
        routes = ServletRoutes.add(info, info.getMappings().toArray(new String[0]));
      }
      ServletPathMatch match = context.getServletPathMatch();
      String route = routes.single();
      if (route == null) {
        route = routes.match(match.getMatched(), match.getRemaining() == null);
      }
      if (!route.isEmpty()) {
        exchange.routeOtherwise(context.getCurrentServletContext().getContextPath(), route);
      }
    }
  }

  /** What filters or servlets throw has reached the container, which answers it. */
  static final class Failed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(3) Throwable error) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        exchange.failed(error);
      }
    }
  }

  /** An exchange is complete, for the first time or again. */
  static final class Complete {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This HttpServerExchange request,
        @Advice.FieldValue("connection") ServerConnection connection,
        @Advice.FieldValue("exchangeCompletionListenersCount") int listeners) {
      int status = request.getStatusCode();
      // 100 is an exchange that Undertow makes to send just that, on the same connection.
      if (listeners < 0 || status == 100) {
        return;
      }
      HttpExchange exchange = HttpConnections.known(connection);
      boolean stream = exchange == null;
      if (exchange == null) {
        exchange = HttpRequests.known(request);
      }
      if (exchange == null) {
        exchange = HttpServers.current();
        if (exchange == null || !exchange.isIdle()) {
          return;
        }
        // Refused while the stream was taken up, before there was a handler.
        HttpServers.begin(
            exchange, request.getRequestMethod().toString(), request.getRequestScheme());
      }
      if (status == 101) {
        String protocol = request.getResponseHeaders().getFirst(Headers.UPGRADE);
        if (protocol != null && protocol.startsWith("h2")) {
          // Goes on, and ends, as the first stream.
          return;
        }
      }
      if (exchange.isOpen()) {
        PathTemplateMatch match = request.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        if (match != null) {
          exchange.routeIfAbsent(request.getResolvedPath(), match.getMatchedTemplate());
        }
        exchange.registeredPath(request.getResolvedPath());
      }
      int sent = request.isResponseStarted() ? status : 0;
      HttpServers.end(
          exchange,
          sent,
          sent >= 500 || sent == 0
              ? request.getAttachment(DefaultResponseListener.EXCEPTION)
              : null);
      if (stream) {
        HttpRequests.end(request);
      } else if (!connection.isOpen() || request.isUpgrade()) {
        // Nobody else tells: it was closed before, or is somebody else's from now on.
        HttpConnections.release(connection);
      }
    }
  }

  /** A request is answered with 400 by the connector, mostly before it is an exchange. */
  static final class Refuse {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("connection") HttpServerConnection connection,
        @Advice.FieldValue("httpServerExchange") @Nullable HttpServerExchange parsed) {
      HttpExchange exchange = HttpConnections.exchange(connection);
      if (!exchange.isOpen()) {
        HttpString method = parsed == null ? null : parsed.getRequestMethod();
        HttpServers.begin(
            exchange,
            method == null ? "" : method.toString(),
            connection.getSslSession() == null ? "http" : "https");
      }
      HttpServers.end(exchange, 400, null);
      if (!connection.isOpen()) {
        HttpConnections.release(connection);
      }
    }
  }

  /** A connection is closed, by the client or the server; its exchange was told so just before. */
  static final class Close {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.FieldValue("this$0") Object connection) {
      HttpConnections.closed(connection);
    }
  }

  /** A connection of HTTP/2 is closed: streams that nobody works on are not told. */
  static final class CloseStreams {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit() {
      for (Object each : HttpRequests.requests()) {
        HttpServerExchange request =
            each instanceof HttpServerExchange ? (HttpServerExchange) each : null;
        if (request != null && !request.getConnection().isOpen()) {
          HttpExchange exchange = HttpRequests.end(request);
          if (exchange != null) {
            PathTemplateMatch match = request.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
            if (match != null) {
              exchange.routeIfAbsent(request.getResolvedPath(), match.getMatchedTemplate());
            }
            exchange.registeredPath(request.getResolvedPath());
            int sent = request.isResponseStarted() ? request.getStatusCode() : 0;
            HttpServers.end(
                exchange,
                sent,
                sent >= 500 || sent == 0
                    ? request.getAttachment(DefaultResponseListener.EXCEPTION)
                    : null);
          }
        }
      }
    }
  }
}

package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpConnections;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpRequests;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.ServletRoutes;
import io.gameserverexporter.probe.weave.Weave;
import java.util.Collection;
import javax.servlet.ServletConfig;
import javax.servlet.ServletRegistration;
import javax.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import org.apache.catalina.valves.ValveBase;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Grizzly's HTTP server 2.4 to 4, and what runs on it, such as Jersey, GlassFish and Payara.
 *
 * <p>An exchange begins where the HTTP codec ({@code org.glassfish.grizzly.http.HttpServerFilter})
 * has read the head of a request, or found that it cannot be read. It ends where the codec has
 * encoded the last part of the response: all that answers goes through there, handlers as well as
 * the cache of files and WebSockets, which the filter with the handlers never hears of. That filter
 * is done with a request when the next one may have begun. What is open when the connection is
 * closed ends there.
 *
 * <p>The codec works on one request of a connection at a time: a suspended response keeps the next
 * one waiting. So one exchange for each connection is used again and again.
 *
 * <p>Handlers run on a pool of the server's or on the thread that reads; both say so ({@code
 * notifyBeforeService}) on the thread that calls the handler.
 *
 * <p>HTTP/2 has a codec of its own, behind that of HTTP/1.1, which takes the preface for a request.
 * There an exchange begins with the head of a stream, goes by the object of its request, of which
 * Grizzly makes one for each, and ends when the stream has nothing more to send. What a handler
 * pushes was asked for by nobody, and is no request.
 *
 * <p>The route is what a framework in the handler says, else the path of the context that the
 * handler is registered for, of which there are no more than the application has registered. In
 * GlassFish and Payara, whose servlet container is one of Grizzly's handlers, it is the servlet's
 * mapping.
 */
final class GrizzlyProbe {
  private static final String HTTP = "org.glassfish.grizzly.http.";
  private static final String SERVER = HTTP + "server.";
  private static final String HTTP2 = "org.glassfish.grizzly.http2.";
  private static final String CONTEXT = "org.glassfish.grizzly.filterchain.FilterChainContext";
  private static final String CONNECTION = "org.glassfish.grizzly.Connection";
  private static final String TEXT = "java.lang.String";
  private static final String WRAPPER_VALVE = "org.apache.catalina.core.StandardWrapperValve";
  // These two are no types of Tomcat's.
  private static final String CATALINA_REQUEST = "org.apache.catalina.Request";
  private static final String CATALINA_RESPONSE = "org.apache.catalina.Response";
  private static final String HERE = "io.gameserverexporter.probe.GrizzlyProbe$";

  private GrizzlyProbe() {}

  static Probe probe() {
    return new Probe(
        "grizzly",
        "requests to Grizzly",
        Weave.into(
            HTTP + "HttpServerFilter",
            "onHttpHeaderParsed",
            HERE + "Parsed",
            HTTP + "HttpHeader",
            "org.glassfish.grizzly.Buffer",
            CONTEXT),
        Weave.into(
            HTTP + "HttpServerFilter",
            "onHttpHeaderError",
            HERE + "Refuse",
            HTTP + "HttpHeader",
            CONTEXT,
            "java.lang.Throwable"),
        Weave.into(
            HTTP + "HttpServerFilter",
            "encodeHttpPacket",
            HERE + "Encode",
            CONTEXT,
            HTTP + "HttpPacket"),
        Weave.into(
            SERVER + "HttpServerFilter",
            "afterService",
            HERE + "AfterService",
            CONTEXT,
            CONNECTION,
            SERVER + "Request",
            SERVER + "Response"),
        Weave.into(
            SERVER + "HttpServerProbeNotifier",
            "notifyBeforeService",
            HERE + "BeforeService",
            SERVER + "HttpServerFilter",
            CONNECTION,
            SERVER + "Request",
            SERVER + "HttpHandler"),
        Weave.into(
            SERVER + "HttpHandler",
            "doHandle",
            HERE + "Handle",
            SERVER + "Request",
            SERVER + "Response"),
        Weave.into(SERVER + "HttpHandler$1", "run", HERE + "Run"),
        Weave.into(
            SERVER + "util.HtmlHelper",
            "setErrorAndSendErrorPage",
            HERE + "Failed",
            SERVER + "Request",
            SERVER + "Response",
            SERVER + "ErrorPageGenerator",
            "int",
            TEXT,
            TEXT,
            "java.lang.Throwable"),
        Weave.into(
            HTTP2 + "Http2ServerFilter",
            "onHttpHeadersParsed",
            HERE + "BeginStream",
            HTTP + "HttpHeader",
            CONTEXT),
        Weave.into(
            HTTP2 + "Http2Session",
            "acceptUpgradeStream",
            HERE + "GoOnAsStream",
            HTTP + "HttpRequestPacket",
            "int",
            "boolean"),
        Weave.into(
            HTTP2 + "Http2ServerFilter",
            "checkPRI",
            HERE + "Preface",
            HTTP + "HttpRequestPacket",
            HTTP + "HttpContent"),
        Weave.into(HTTP2 + "Http2Stream", "onOutputClosed", HERE + "EndStream"),
        Weave.intoIfThere(
            WRAPPER_VALVE, "invoke", HERE + "ToServlet", CATALINA_REQUEST, CATALINA_RESPONSE),
        Weave.intoIfThere(
            WRAPPER_VALVE,
            "exception",
            HERE + "FailedInContainer",
            CATALINA_REQUEST,
            CATALINA_RESPONSE,
            "java.lang.Throwable"),
        Weave.into(
            "org.glassfish.grizzly.nio.NIOConnection",
            "terminate0",
            HERE + "Close",
            "org.glassfish.grizzly.CompletionHandler",
            "org.glassfish.grizzly.CloseReason"));
  }

  /** The head of a request has been read. */
  static final class Parsed {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) HttpHeader header,
        @Advice.Argument(2) FilterChainContext context,
        @Advice.Return boolean bad) {
      // What is bad is refused at once.
      if (bad || !(header instanceof HttpRequestPacket)) {
        return;
      }
      HttpRequestPacket request = (HttpRequestPacket) header;
      HttpExchange exchange = HttpConnections.exchange(context.getConnection());
      HttpServers.begin(
          exchange, request.getMethod().getMethodString(), request.isSecure() ? "https" : "http");
      if (HttpServers.wantsPaths()) {
        exchange.path(request.getRequestURI());
      }
    }
  }

  /** The head of a request cannot be read, or not be accepted; an answer follows. */
  static final class Refuse {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) HttpHeader header, @Advice.Argument(1) FilterChainContext context) {
      if (!(header instanceof HttpRequestPacket)) {
        return;
      }
      HttpRequestPacket request = (HttpRequestPacket) header;
      HttpExchange exchange = HttpConnections.exchange(context.getConnection());
      if (!exchange.isOpen()) {
        HttpServers.begin(
            exchange,
            request.getMethodDC().isNull() ? null : request.getMethodDC().toString(),
            request.isSecure() ? "https" : "http");
      }
    }
  }

  /** A part of a response, or all of it, is on its way into the connection. */
  static final class Encode {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(
        @Advice.Argument(0) FilterChainContext context, @Advice.Argument(1) Object packet) {
      HttpContent content = packet instanceof HttpContent ? (HttpContent) packet : null;
      Object header = content == null ? packet : content.getHttpHeader();
      if (!(header instanceof HttpResponsePacket)) {
        return null;
      }
      HttpResponsePacket response = (HttpResponsePacket) header;
      HttpExchange exchange = HttpConnections.known(context.getConnection());
      if (exchange == null || response.isAcknowledgement()) {
        return null;
      }
      int status = response.getStatus();
      if (status == 101) {
        String protocol = response.getHeader("Upgrade");
        if (protocol != null && protocol.startsWith("h2")) {
          // Goes on, and ends, as the first stream.
          return null;
        }
      }
      if (!response.isCommitted()) {
        exchange.status(status);
      }
      return content == null || content.isLast() || status == 101 ? exchange : null;
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(1) Object packet, @Advice.Enter @Nullable HttpExchange exchange) {
      if (exchange == null) {
        return;
      }
      // Known to the codec by now: there is no body to come.
      boolean whole = packet instanceof HttpHeader && !((HttpHeader) packet).isExpectContent();
      if (whole || exchange.status() == 101 || !(packet instanceof HttpHeader)) {
        HttpServers.end(exchange, exchange.status(), null);
      }
    }
  }

  /** The filter with the handlers is done with a request. */
  static final class AfterService {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Argument(1) Connection<?> connection) {
      // Nobody else tells when it was closed before.
      if (!connection.isOpen()) {
        HttpConnections.closed(connection);
      }
    }
  }

  /** A handler is about to be called on this thread. */
  static final class BeforeService {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(1) Connection<?> connection, @Advice.Argument(2) Request request) {
      HttpExchange exchange = HttpRequests.known(request.getRequest());
      if (exchange == null) {
        exchange = HttpConnections.known(connection);
      }
      if (exchange != null) {
        HttpServers.enter(exchange);
        String context = request.getContextPath();
        if (context != null && !context.isEmpty()) {
          exchange.routeOtherwise("", context);
        }
      }
    }
  }

  /** HTTP/2 has the head of a request. */
  static final class BeginStream {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) HttpHeader header) {
      if (!(header instanceof HttpRequestPacket)) {
        return;
      }
      HttpRequestPacket request = (HttpRequestPacket) header;
      HttpExchange exchange = new HttpExchange();
      HttpServers.begin(
          exchange, request.getMethod().getMethodString(), request.isSecure() ? "https" : "http");
      if (HttpServers.wantsPaths()) {
        exchange.path(request.getRequestURI());
      }
      HttpRequests.begin(request, exchange);
    }
  }

  /** A request that asked for the upgrade to HTTP/2 is served as the first stream. */
  static final class GoOnAsStream {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) HttpRequestPacket request) {
      HttpExchange exchange = HttpConnections.release(request.getConnection());
      if (exchange != null) {
        HttpRequests.begin(request, exchange);
      }
    }
  }

  /** HTTP/2 begins with what HTTP/1.1 takes for a request, and is none. */
  static final class Preface {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) HttpRequestPacket request, @Advice.Return boolean complete) {
      HttpExchange exchange = complete ? HttpConnections.release(request.getConnection()) : null;
      if (exchange != null) {
        HttpServers.abandon(exchange);
      }
    }
  }

  /** Nothing more is sent on a stream: all of the response was, or nobody wants it. */
  static final class EndStream {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("request") HttpRequestPacket request) {
      HttpExchange exchange = HttpRequests.end(request);
      if (exchange != null) {
        HttpResponsePacket response = request.getResponse();
        HttpServers.end(exchange, response.isCommitted() ? response.getStatus() : 0, null);
      }
    }
  }

  /** The server hands a request to a handler, which this thread or another one calls. */
  static final class Handle {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter() {
      return HttpServers.current();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** A thread of the pool is done with a handler, whether or not its response is complete. */
  static final class Run {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit() {
      HttpServers.leave(null);
    }
  }

  /** The server answers for a handler that has thrown. */
  static final class Failed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(6) @Nullable Throwable error) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && error != null) {
        exchange.failed(error);
      }
    }
  }

  /**
   * The servlet container of GlassFish or Payara has found the servlet; filters come first, and a
   * framework may know a better route.
   */
  static final class ToServlet {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This ValveBase valve, @Advice.Argument(0) Object request) {
      HttpExchange exchange = HttpServers.current();
      Object wrapper = valve.getContainer();
      if (exchange == null
          || !(request instanceof HttpServletRequest)
          || !(wrapper instanceof ServletConfig)) {
        return;
      }
      ServletRoutes routes = ServletRoutes.of(wrapper);
      if (routes == null) {
        ServletConfig config = (ServletConfig) wrapper;
        ServletRegistration registration =
            config.getServletContext().getServletRegistration(config.getServletName());
        Collection<String> mappings = registration == null ? null : registration.getMappings();
        if (mappings == null) {
          return;
        }
        routes = ServletRoutes.add(wrapper, mappings.toArray(new String[0]));
      }
      HttpServletRequest http = (HttpServletRequest) request;
      String route = routes.single();
      if (route == null) {
        route = routes.match(http.getServletPath(), http.getPathInfo() == null);
      }
      if (!route.isEmpty()) {
        exchange.routeOtherwise(http.getContextPath(), route);
      }
    }
  }

  /** What filters or servlets throw has reached the servlet container of GlassFish or Payara. */
  static final class FailedInContainer {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(2) Throwable error) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        exchange.failed(error);
      }
    }
  }

  /** A connection is closed, by the client or the server. */
  static final class Close {
    /**
     * Streams that nobody works on are not told, and the others may be told late: Grizzly waits for
     * a handler that waits for more of a body.
     */
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object connection) {
      for (Object each : HttpRequests.requests()) {
        HttpRequestPacket request =
            each instanceof HttpRequestPacket ? (HttpRequestPacket) each : null;
        if (request != null && request.getConnection() == connection) {
          HttpExchange exchange = HttpRequests.end(request);
          if (exchange != null) {
            HttpResponsePacket response = request.getResponse();
            HttpServers.end(exchange, response.isCommitted() ? response.getStatus() : 0, null);
          }
        }
      }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.This Object connection) {
      HttpConnections.closed(connection);
    }
  }
}

package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpConnections;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import net.bytebuddy.asm.Advice;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http2.Http2ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Grizzly's HTTP server 2.4 to 4, and what runs on it, such as Jersey.
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
 * <p>HTTP/2 ({@code Http2ServerFilter}) has a codec of its own, and an exchange for each stream,
 * known by its request. It begins where the head has been read, and ends where both directions of
 * the stream are closed, or the client has reset it or left. A request that asks for the upgrade
 * goes on as the first stream, and counts there; what a server pushes is no request.
 *
 * <p>The route is what a framework in the handler says, else the path of the context that the
 * handler is registered for, of which there are no more than the application has registered.
 */
final class GrizzlyProbe {
  private static final String HTTP = "org.glassfish.grizzly.http.";
  private static final String SERVER = HTTP + "server.";
  private static final String HTTP_2 = "org.glassfish.grizzly.http2.";
  private static final String CONTEXT = "org.glassfish.grizzly.filterchain.FilterChainContext";
  private static final String CONNECTION = "org.glassfish.grizzly.Connection";
  private static final String TEXT = "java.lang.String";
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
            HTTP_2 + "Http2BaseFilter",
            "prepareIncomingRequest",
            HERE + "Stream",
            HTTP_2 + "Http2Stream",
            HTTP_2 + "Http2Request"),
        Weave.into(
            HTTP_2 + "Http2ServerFilter",
            "tryHttpUpgrade",
            HERE + "UpgradeToStream",
            CONTEXT,
            HTTP + "HttpRequestPacket",
            "boolean"),
        Weave.into(
            HTTP_2 + "Http2ServerFilter",
            "checkPRI",
            HERE + "Preface",
            HTTP + "HttpRequestPacket",
            HTTP + "HttpContent"),
        Weave.into(
            HTTP_2 + "Http2ServerFilter",
            "processOutgoingHttpHeader",
            HERE + "EncodeInStream",
            CONTEXT,
            HTTP_2 + "Http2Session",
            HTTP + "HttpHeader",
            HTTP + "HttpPacket"),
        Weave.into(HTTP_2 + "Http2Stream", "closeStream", HERE + "StreamOver"),
        Weave.into(HTTP_2 + "Http2Stream", "closedRemotely", HERE + "StreamOver"),
        Weave.into(HTTP_2 + "Http2Stream", "resetRemotely", HERE + "StreamOver"),
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
      if (status == 101 && "h2c".equals(response.getHeader("Upgrade"))) {
        HttpServers.abandon(exchange);
        HttpConnections.release(context.getConnection());
        return null;
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
      HttpExchange stream = HttpConnections.known(request.getRequest());
      HttpExchange exchange = stream != null ? stream : HttpConnections.known(connection);
      if (exchange != null) {
        HttpServers.enter(exchange);
        String context = request.getContextPath();
        if (context != null && !context.isEmpty()) {
          exchange.routeOtherwise("", context);
        }
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

  /** The head of a request on a stream of HTTP/2 has been read. */
  static final class Stream {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object filter, @Advice.Argument(1) HttpRequestPacket request) {
      // A client's filter prepares what is pushed to it.
      if (filter instanceof Http2ServerFilter) {
        HttpExchange exchange = HttpConnections.exchange(request);
        HttpServers.begin(
            exchange, request.getMethod().getMethodString(), request.isSecure() ? "https" : "http");
        if (HttpServers.wantsPaths()) {
          exchange.path(request.getRequestURI());
        }
      }
    }
  }

  /** A request of HTTP/1.1 may have become the first stream. */
  static final class UpgradeToStream {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(1) HttpRequestPacket request, @Advice.Return boolean upgraded) {
      if (upgraded) {
        HttpExchange exchange = HttpConnections.exchange(request);
        HttpServers.begin(exchange, request.getMethod().getMethodString(), "http");
        if (HttpServers.wantsPaths()) {
          exchange.path(request.getRequestURI());
        }
      }
    }
  }

  /** What looked like a request of HTTP/1.1 is the begin of HTTP/2, as far as it is there. */
  static final class Preface {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) HttpRequestPacket request) {
      HttpExchange exchange = HttpConnections.release(request.getConnection());
      if (exchange != null) {
        HttpServers.abandon(exchange);
      }
    }
  }

  /** A part of a stream's response, or all of it, is on its way. */
  static final class EncodeInStream {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(2) HttpHeader header) {
      HttpResponsePacket response = (HttpResponsePacket) header;
      HttpExchange exchange = HttpConnections.known(response.getRequest());
      if (exchange != null && !response.isCommitted() && !response.isAcknowledgement()) {
        exchange.status(response.getStatus());
      }
    }
  }

  /** A stream is over, or its client is gone. */
  static final class StreamOver {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.FieldValue("request") Object request) {
      HttpConnections.closed(request);
    }
  }

  /** A connection is closed, by the client or the server. */
  static final class Close {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.This Object connection) {
      HttpConnections.closed(connection);
    }
  }
}

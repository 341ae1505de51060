package io.gameserverexporter.probe;

import io.gameserverexporter.boot.Helidon;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Helidon 4, its own server, with HTTP/1.1 and HTTP/2.
 *
 * <p>A connection has a virtual thread of its own, on which everything happens one after the other:
 * the exchange is that thread's from the connection's begin to its end. It begins where the request
 * line has been parsed ({@code new HttpPrologue}) and ends where the routing has returned ({@code
 * Http1Connection.route}): handlers have to answer before they return. What is refused outside the
 * routing, such as a malformed request, is answered by {@code handleRequestException}; what is left
 * open when the connection ends has ended with it. An upgrade is one request, and what the new
 * protocol does on the thread is not Helidon's HTTP/1.1 any more.
 *
 * <p>Each stream of HTTP/2 has a virtual thread of its own, too, which makes an exchange of its
 * own: from its begin, when the head was read, to its end ({@code Http2ServerStream.run}), which
 * waits for the rest of the body. A request that asks for the upgrade comes again as the first
 * stream, and counts there.
 *
 * <p>Helidon's own classes need a newer Java than this is compiled with, so that advice has them as
 * objects.
 */
final class HelidonProbe {
  private static final String SERVER = "io.helidon.webserver.";
  private static final String CONNECTION = SERVER + "http1.Http1Connection";
  private static final String CONTEXT = SERVER + "ConnectionContext";
  private static final String ROUTING = SERVER + "http.HttpRoutingImpl";
  private static final String RESPONSE = SERVER + "http1.Http1ServerResponse";
  private static final String HEADERS = "io.helidon.http.ServerResponseHeaders";
  private static final String STATUS = "io.helidon.http.Status";
  private static final String BUFFER = "io.helidon.common.buffers.BufferData";
  private static final String PROLOGUE = "io.helidon.http.HttpPrologue";
  private static final String WRITABLE = "io.helidon.http.WritableHeaders";
  private static final String STREAM = SERVER + "http2.Http2ServerStream";
  private static final String HEADERS_2 = "io.helidon.http.http2.Http2Headers";
  private static final String LIMIT = "io.helidon.common.concurrency.limits.Limit";
  private static final String SEMAPHORE = "java.util.concurrent.Semaphore";
  private static final String TEXT = "java.lang.String";
  private static final String HERE = "io.gameserverexporter.probe.HelidonProbe$";

  private HelidonProbe() {}

  static Probe probe() {
    return new Probe(
        "helidon",
        "requests to Helidon",
        Weave.into(CONNECTION, "handle", HERE + "Connection", SEMAPHORE),
        Weave.intoIfThere(CONNECTION, "handle", HERE + "Connection", LIMIT),
        Weave.into(
            PROLOGUE,
            "<init>",
            HERE + "Begin",
            TEXT,
            TEXT,
            TEXT,
            "io.helidon.http.Method",
            "io.helidon.common.uri.UriPath",
            TEXT,
            TEXT),
        Weave.into(
            CONNECTION,
            "handleRequestException",
            HERE + "Refuse",
            "io.helidon.http.RequestException"),
        // In the older lines, and in the newer.
        Weave.intoIfThere(
            RESPONSE,
            "nonEntityBytes",
            HERE + "Respond",
            HEADERS,
            STATUS,
            BUFFER,
            "boolean",
            "boolean"),
        Weave.intoIfThere(
            RESPONSE,
            "nonEntityBytes",
            HERE + "Respond",
            HEADERS,
            STATUS,
            BUFFER,
            "boolean",
            "boolean",
            "boolean"),
        Weave.intoIfThere(CONNECTION, "route", HERE + "Complete", PROLOGUE, WRITABLE),
        Weave.intoIfThere(
            CONNECTION,
            "route",
            HERE + "Complete",
            PROLOGUE,
            WRITABLE,
            "io.helidon.common.concurrency.limits.LimitAlgorithm$Outcome"),
        Weave.intoIfThere(
            ROUTING,
            "routeUpgrade",
            HERE + "RefuseUpgrade",
            CONTEXT,
            SERVER + "http.RoutingRequest",
            SERVER + "http.RoutingResponse",
            SERVER + "http1.spi.Http1UpgradeResponse",
            SERVER + "http1.spi.Http1RoutedUpgrade"),
        Weave.intoIfThere(
            CONNECTION,
            "handleUpgradeConnection",
            HERE + "HandOver",
            LIMIT,
            SERVER + "spi.ServerConnection"),
        Weave.intoIfThere(SERVER + "websocket.WsConnection", "handle", HERE + "Upgrade", SEMAPHORE),
        Weave.intoIfThere(SERVER + "websocket.WsConnection", "handle", HERE + "Upgrade", LIMIT),
        Weave.intoIfThere(SERVER + "http2.Http2Connection", "handle", HERE + "Streams", SEMAPHORE),
        Weave.intoIfThere(SERVER + "http2.Http2Connection", "handle", HERE + "Streams", LIMIT),
        Weave.into(STREAM, "run", HERE + "Stream"),
        Weave.into(STREAM, "rstStream", HERE + "Reset", "io.helidon.http.http2.Http2RstStream"),
        Weave.into(STREAM, "writeHeaders", HERE + "RespondInStream", HEADERS_2, "boolean"),
        Weave.into(
            STREAM,
            "writeHeadersWithData",
            HERE + "RespondInStream",
            HEADERS_2,
            "int",
            BUFFER,
            "boolean"),
        Weave.into(
            ROUTING,
            "route",
            HERE + "Route",
            CONTEXT,
            SERVER + "http.RoutingRequest",
            SERVER + "http.RoutingResponse"),
        Weave.into(SERVER + "http.HttpRouteImpl", "handler", HERE + "Match"),
        Weave.into(SERVER + "http.RouteCrawler", "hasNext", HERE + "Search"),
        Weave.into(
            SERVER + "http.ErrorHandlers",
            "unhandledError",
            HERE + "Fail",
            CONTEXT,
            SERVER + "http.ServerRequest",
            SERVER + "http.RoutingResponse",
            "java.lang.Throwable"));
  }

  /** A connection is served, from its begin to its end. */
  static final class Connection {
    // Byte Buddy carries a local over to the exit.
    @SuppressWarnings("UnusedVariable")
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(
        @Advice.FieldValue("ctx") Object context, @Advice.Local("exchange") HttpExchange exchange)
        throws Throwable {
      exchange = new HttpExchange();
      exchange.expect(Helidon.scheme(context), "");
      return HttpServers.enter(exchange);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Enter @Nullable HttpExchange before,
        @Advice.Local("exchange") @Nullable HttpExchange exchange) {
      if (exchange != null) {
        HttpServers.end(exchange, exchange.status(), null);
      }
      HttpServers.leave(before);
    }
  }

  /** A request line has been parsed; in a handler, that may be one of its own. */
  static final class Begin {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(3) Object method, @Advice.Argument(4) Object path) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && !exchange.isOpen()) {
        HttpServers.begin(exchange, method.toString(), exchange.scheme());
        if (HttpServers.wantsPaths()) {
          exchange.path(path.toString());
        }
      }
    }
  }

  /** The connection answers by itself, and closes. */
  static final class Refuse {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object refusal) throws Exception {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && !exchange.isOpen()) {
        HttpServers.begin(exchange, Helidon.method(refusal), exchange.scheme());
      }
    }
  }

  /** The head of a response is written, be it an interim one. */
  static final class Respond {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) @Nullable Object status) throws Throwable {
      HttpExchange exchange = HttpServers.current();
      // The first one counts: what comes after it does not reach the client as a response.
      if (exchange != null && exchange.isOpen() && exchange.status() == 0) {
        int code = Helidon.code(status);
        if (code >= 200 || code == 101) {
          exchange.status(code);
        }
      }
    }
  }

  /** The routing has answered; when it throws, the connection may answer. */
  static final class Complete {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit() {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        HttpServers.end(exchange, exchange.status(), null);
      }
    }
  }

  /** The routing was asked for an upgrade, and may have answered with something else. */
  static final class RefuseUpgrade {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("rootRoute") Object root) throws Exception {
      Helidon.learn(root);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit() {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && exchange.status() != 0) {
        HttpServers.end(exchange, exchange.status(), null);
      }
    }
  }

  /** Another protocol takes the connection over. */
  static final class Upgrade {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter() {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        HttpServers.end(exchange, 101, null);
      }
      return HttpServers.enter(null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** The same, where it is known which protocol that is. */
  static final class HandOver {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(1) Object connection) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        if (Helidon.hasStreams(connection)) {
          HttpServers.abandon(exchange);
        } else {
          HttpServers.end(exchange, 101, null);
        }
      }
      return HttpServers.enter(null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** A connection speaks HTTP/2; the request that has asked for it is its first stream. */
  static final class Streams {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.FieldValue("ctx") Object context) {
      Helidon.opened(context);
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        HttpServers.abandon(exchange);
      }
      return HttpServers.enter(null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.FieldValue("ctx") Object context, @Advice.Enter @Nullable HttpExchange before) {
      Helidon.closed(context);
      HttpServers.leave(before);
    }
  }

  /** A thread works on a stream, to its end. */
  static final class Stream {
    // Byte Buddy carries a local over to the exit.
    @SuppressWarnings("UnusedVariable")
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(
        @Advice.This Object stream,
        @Advice.FieldValue("prologue") Object prologue,
        @Advice.FieldValue("ctx") Object context,
        @Advice.Local("exchange") HttpExchange exchange)
        throws Throwable {
      exchange = new HttpExchange();
      HttpServers.begin(exchange, Helidon.methodOf(prologue), Helidon.scheme(context));
      if (HttpServers.wantsPaths()) {
        exchange.path(Helidon.pathOf(prologue));
      }
      Helidon.begun(context, stream, exchange);
      return HttpServers.enter(exchange);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.This Object stream,
        @Advice.FieldValue("ctx") Object context,
        @Advice.Enter @Nullable HttpExchange before,
        @Advice.Local("exchange") @Nullable HttpExchange exchange) {
      if (exchange != null) {
        HttpServers.end(exchange, exchange.status(), null);
        Helidon.over(context, stream);
      }
      HttpServers.leave(before);
    }
  }

  /** The client has given a stream up; what works on it may wait for more of it for a while. */
  static final class Reset {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object stream, @Advice.FieldValue("ctx") Object context) {
      Helidon.over(context, stream);
    }
  }

  /** The head of a stream's response is written. */
  static final class RespondInStream {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object headers) throws Throwable {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && exchange.isOpen() && exchange.status() == 0) {
        exchange.status(Helidon.code(Helidon.statusOf(headers)));
      }
    }
  }

  /** The routing takes up a request. */
  static final class Route {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("rootRoute") Object root) throws Exception {
      Helidon.learn(root);
    }
  }

  /** A route has accepted a request; its handler may pass it on to another. */
  static final class Match {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object route) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        String template = Helidon.template(route);
        exchange.lookUp("");
        if (template != null) {
          exchange.found(template);
        }
        exchange.lookedUp();
      }
    }
  }

  /** The next route has been looked for; without one, those that passed the request on are none. */
  static final class Search {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return boolean found) {
      HttpExchange exchange = found ? null : HttpServers.current();
      if (exchange != null) {
        exchange.lookUp("");
        exchange.lookedUp();
      }
    }
  }

  /** A handler has thrown what the application has no handler for. */
  static final class Fail {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(3) Throwable error) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && exchange.errorType() == null) {
        Helidon.failed(exchange, error);
      }
    }
  }
}

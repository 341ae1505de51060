package io.gameserverexporter.probe;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpsServer;
import io.gameserverexporter.boot.HttpConnections;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own {@code com.sun.net.httpserver}, in Java 8 to 26.
 *
 * <p>The points are those of its implementation ({@code sun.net.httpserver}, unchanged in shape
 * over these versions): an exchange begins where a parsed request is made and given its context,
 * and ends where the dispatcher sees the response completed or the connection closed. What is
 * refused before that, such as a malformed request or a path without a context, goes through {@code
 * reject}.
 */
final class JdkHttpServerProbe {
  private static final String IMPL = "sun.net.httpserver.";
  private static final String CONNECTION = IMPL + "HttpConnection";
  private static final String CONTEXT = IMPL + "HttpContextImpl";
  private static final String HERE = "io.gameserverexporter.probe.JdkHttpServerProbe$";

  private JdkHttpServerProbe() {}

  static Probe probe() {
    return new Probe(
        "jdk-httpserver",
        "requests to com.sun.net.httpserver",
        Weave.into(
            IMPL + "ExchangeImpl",
            "<init>",
            HERE + "NewExchange",
            "java.lang.String",
            "java.net.URI",
            IMPL + "Request",
            "long",
            CONNECTION),
        Weave.into(CONNECTION, "setContext", HERE + "SetContext", CONTEXT),
        Weave.into(CONNECTION, "close", HERE + "Close"),
        Weave.into(
            IMPL + "ExchangeImpl", "sendResponseHeaders", HERE + "ResponseHeaders", "int", "long"),
        Weave.into(IMPL + "ServerImpl", "responseCompleted", HERE + "Completed", CONNECTION),
        Weave.into(IMPL + "ServerImpl$Exchange", "run", HERE + "Run"),
        Weave.into(
            IMPL + "ServerImpl$Exchange",
            "reject",
            HERE + "Reject",
            "int",
            "java.lang.String",
            "java.lang.String"),
        Weave.into(
            "com.sun.net.httpserver.Filter$Chain",
            "doFilter",
            HERE + "Handle",
            "com.sun.net.httpserver.HttpExchange"));
  }

  /** The context of a request is found, just before its exchange is made. */
  static final class SetContext {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object connection, @Advice.Argument(0) Object found) {
      HttpContext context = (HttpContext) found;
      HttpConnections.exchange(connection)
          .expect(context.getServer() instanceof HttpsServer ? "https" : "http", context.getPath());
    }
  }

  /** A parsed request begins. */
  static final class NewExchange {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) String method,
        @Advice.Argument(1) URI target,
        @Advice.Argument(4) Object connection) {
      HttpExchange exchange = HttpConnections.exchange(connection);
      String route = exchange.route();
      HttpServers.begin(exchange, method, exchange.scheme());
      if (route != null) {
        // A framework in the handler may know a better one.
        exchange.routeOtherwise("", route);
      }
      if (HttpServers.wantsPaths()) {
        exchange.path(target.getRawPath());
      }
      HttpServers.enter(exchange);
    }
  }

  /** A response begins; one without a body may be complete before this method returns. */
  static final class ResponseHeaders {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) int status, @Advice.FieldValue("connection") Object connection) {
      HttpExchange exchange = HttpConnections.known(connection);
      // The first one counts; the server refuses a second.
      if (exchange != null && exchange.status() == 0) {
        exchange.status(status);
      }
    }
  }

  /** A filter or the handler throws: nobody tells the client, the connection is closed. */
  static final class Handle {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Thrown @Nullable Throwable error) {
      if (error != null) {
        HttpExchange exchange = HttpServers.current();
        if (exchange != null) {
          exchange.failed(error);
        }
      }
    }
  }

  /** The server refuses a request, mostly before it is an exchange. */
  static final class Reject {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) int status,
        @Advice.Argument(1) @Nullable String requestLine,
        @Advice.FieldValue("connection") Object connection) {
      HttpExchange exchange = HttpConnections.exchange(connection);
      if (!exchange.isOpen()) {
        String line = requestLine == null ? "" : requestLine;
        HttpServers.begin(
            exchange, line.substring(0, Math.max(line.indexOf(' '), 0)), exchange.scheme());
      }
      HttpServers.end(exchange, status, null);
    }
  }

  /** The last byte of a response is handed to the connection. */
  static final class Completed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object connection) {
      HttpExchange exchange = HttpConnections.known(connection);
      if (exchange != null) {
        HttpServers.end(exchange, exchange.status(), null);
      }
    }
  }

  /** A connection is closed, by the client, the server or a handler. */
  static final class Close {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.This Object connection) {
      HttpConnections.closed(connection);
    }
  }

  /** A worker is done with a request, whether or not its response is complete. */
  static final class Run {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit() {
      HttpServers.leave(null);
    }
  }
}

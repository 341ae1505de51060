package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpPipeline;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.NettyKeys;
import io.gameserverexporter.probe.weave.Weave;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import net.bytebuddy.asm.Advice;

/**
 * Routes of Vert.x Web 4 and 5: the path of the route whose handler answers, as the application
 * wrote it, behind those that its router is mounted at. Netty counts, see {@link NettyProbe}.
 *
 * <p>Read where a route hands the request to its handler. Handlers hand requests on, so that the
 * last one counts; none does where the router answers by itself. Of a connection with HTTP/1.1 the
 * request is the oldest that is open, as Vert.x keeps the others back; with HTTP/2 it is the one
 * that the event loop works on. Where handlers run on other threads there is no route.
 */
final class VertxWebProbe {
  private static final String IMPL = "io.vertx.ext.web.impl.";
  private static final String HERE = "io.gameserverexporter.probe.VertxWebProbe$";

  private VertxWebProbe() {}

  static Probe probe() {
    return new Probe(
        "vertx-web",
        "the routes of Vert.x Web",
        Weave.into(
            IMPL + "RouteState",
            "handleContext",
            HERE + "HandleContext",
            IMPL + "RoutingContextImplBase"),
        Weave.into(IMPL + "RoutingContextImpl", "checkHandleNoMatch", HERE + "NoMatch"));
  }

  /** A route hands the request to one of its handlers. */
  static final class HandleContext {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) RoutingContext context) {
      HttpExchange exchange = HttpServers.current();
      HttpConnection connection = context.request().connection();
      if (context.request().version() != HttpVersion.HTTP_2
          && connection instanceof HttpServerConnection) {
        Channel channel = ((HttpServerConnection) connection).channelHandlerContext().channel();
        AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
        if (channel.eventLoop().inEventLoop() && channel.hasAttr(key)) {
          Object known = channel.attr(key).get();
          if (known instanceof HttpPipeline) {
            exchange = ((HttpPipeline) known).oldest();
          }
        }
      }
      Route route = context.currentRoute();
      if (exchange == null || route == null || context.response().ended()) {
        return;
      }
      exchange.handTo(context.mountPoint(), route.getPath(), route.isExactPath());
    }
  }

  /** No route of the router is left; one that has failed stays the one that was asked for. */
  static final class NoMatch {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object router) {
      RoutingContext context = (RoutingContext) router;
      HttpExchange exchange = HttpServers.current();
      HttpConnection connection = context.request().connection();
      if (context.request().version() != HttpVersion.HTTP_2
          && connection instanceof HttpServerConnection) {
        Channel channel = ((HttpServerConnection) connection).channelHandlerContext().channel();
        AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
        if (channel.eventLoop().inEventLoop() && channel.hasAttr(key)) {
          Object known = channel.attr(key).get();
          if (known instanceof HttpPipeline) {
            exchange = ((HttpPipeline) known).oldest();
          }
        }
      }
      if (exchange != null && !context.failed() && !context.response().ended()) {
        exchange.handToNobody();
      }
    }
  }
}

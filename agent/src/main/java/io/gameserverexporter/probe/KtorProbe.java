package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpPipeline;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.KtorRoutes;
import io.gameserverexporter.boot.NettyKeys;
import io.gameserverexporter.probe.weave.Weave;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import net.bytebuddy.asm.Advice;

/**
 * Routes of Ktor 2 and 3 on its Netty engine: the template of the route that a call is resolved to.
 * Netty counts, see {@link NettyProbe}.
 *
 * <p>A call is made where its request is read, on the event loop, and resolved by a coroutine on
 * whatever thread. In between the exchange is known by the call, until it ends. Calls are made in
 * the order of their requests, but perhaps later than those are read, when many are open: with
 * HTTP/1.1 a call belongs to the oldest that has none yet. With HTTP/2 it is the one that the event
 * loop works on.
 *
 * <p>What has no route has none, among them a path that is there for other methods (405); nor has
 * what ends before its coroutine has come to the routes, as when the client leaves at once.
 */
final class KtorProbe {
  private static final String ROUTING = "io.ktor.server.routing.";
  private static final String HERE = "io.gameserverexporter.probe.KtorProbe$";

  private KtorProbe() {}

  static Probe probe() {
    return new Probe(
        "ktor",
        "the routes of Ktor",
        Weave.into(
            "io.ktor.server.netty.NettyApplicationCall",
            "<init>",
            HERE + "Call",
            "io.ktor.server.application.Application",
            "io.netty.channel.ChannelHandlerContext",
            "java.lang.Object"),
        Weave.into(
            ROUTING + "RoutingApplicationCall",
            "<init>",
            HERE + "Resolved",
            "io.ktor.server.application.ApplicationCall",
            ROUTING + "Route",
            "kotlin.coroutines.CoroutineContext",
            Weave.AND_MORE),
        Weave.into(
            ROUTING + "RoutingPipelineCall",
            "<init>",
            HERE + "Resolved",
            "io.ktor.server.application.PipelineCall",
            ROUTING + "RoutingNode",
            "kotlin.coroutines.CoroutineContext",
            Weave.AND_MORE));
  }

  /** The engine makes a call of a request. */
  static final class Call {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object call, @Advice.Argument(1) ChannelHandlerContext context) {
      HttpExchange exchange = HttpServers.current();
      Channel channel = context.channel();
      AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
      if (channel.hasAttr(key)) {
        Object known = channel.attr(key).get();
        if (known instanceof HttpPipeline) {
          exchange = ((HttpPipeline) known).oldestUnnamed();
        }
      }
      if (exchange != null) {
        exchange.knownBy(call);
      }
    }
  }

  /** A route has been found for the call. */
  static final class Resolved {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) Object call, @Advice.Argument(1) Object route)
        throws ReflectiveOperationException {
      KtorRoutes.found(call, route);
    }
  }
}

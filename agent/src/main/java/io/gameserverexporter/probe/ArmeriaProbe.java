package io.gameserverexporter.probe;

import com.linecorp.armeria.server.Routed;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpPipeline;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.NettyKeys;
import io.gameserverexporter.probe.weave.Weave;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCounted;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Routes of Armeria 1: the pattern of the route that a request is for, as Armeria writes it. Netty
 * counts, see {@link NettyProbe}.
 *
 * <p>Read where the service is looked for, on the event loop and as soon as the head of a request
 * has come, so that it knows the exchange. What no service is for has no route, nor has what is
 * refused before; a request by another method than those of its path has none.
 */
final class ArmeriaProbe {
  private static final String SERVER = "com.linecorp.armeria.server.";
  private static final String HERE = "io.gameserverexporter.probe.ArmeriaProbe$";

  private ArmeriaProbe() {}

  static Probe probe() {
    return new Probe(
        "armeria",
        "the routes of Armeria",
        Weave.into(
            SERVER + "VirtualHost",
            "findServiceConfig",
            HERE + "Found",
            SERVER + "RoutingContext",
            "boolean"),
        Weave.into(
            SERVER + "Http1RequestDecoder",
            "userEventTriggered",
            HERE + "Upgraded",
            "io.netty.channel.ChannelHandlerContext",
            "java.lang.Object"));
  }

  /** A connection goes on with HTTP/2: the request that asked for that is taken up now. */
  static final class Upgraded {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(
        @Advice.Argument(0) ChannelHandlerContext context, @Advice.Argument(1) Object event) {
      HttpExchange before = HttpServers.current();
      Channel channel = context.channel();
      AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
      if (event instanceof ReferenceCounted && channel.hasAttr(key)) {
        Object known = channel.attr(key).get();
        if (known instanceof HttpPipeline) {
          HttpServers.enter(((HttpPipeline) known).streams().exchange(1));
        }
      }
      return before;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** A service has been found, the one for what has no other among them. */
  static final class Found {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(1) boolean orFallback,
        @Advice.FieldValue("fallbackServiceConfig") Object fallback,
        @Advice.Return @Nullable Routed<?> found) {
      HttpExchange exchange = HttpServers.current();
      // Without a fallback something else is looked for, such as the same path with a slash.
      if (exchange == null || !orFallback || found == null || !found.isPresent()) {
        return;
      }
      if (found.value() != fallback) {
        exchange.routeIfAbsent("", found.route().patternString());
      }
    }
  }
}

package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpPipeline;
import io.gameserverexporter.boot.NettyKeys;
import io.gameserverexporter.probe.weave.Weave;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.ArrayDeque;
import net.bytebuddy.asm.Advice;
import ratpack.handling.direct.DirectChannelAccess;
import ratpack.path.PathBinding;

/**
 * Routes of Ratpack 1: the path that a request was bound to last, as the application wrote it,
 * behind those of the prefixes around it. Netty counts, see {@link NettyProbe}.
 *
 * <p>Read where a context goes on to its next handler: the one that answers has the last. A prefix
 * whose handlers have all gone on is taken off again, so that what nobody has answered has no
 * route. A connection carries one request at a time through the handlers, the oldest that is open.
 */
final class RatpackProbe {
  private RatpackProbe() {}

  static Probe probe() {
    return new Probe(
        "ratpack",
        "the routes of Ratpack",
        Weave.into(
            "ratpack.handling.internal.DefaultContext",
            "next",
            "io.gameserverexporter.probe.RatpackProbe$Next"));
  }

  /** A context goes on to its next handler. */
  static final class Next {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("requestConstants") DirectChannelAccess access,
        @Advice.FieldValue("pathBindings") ArrayDeque<?> bindings) {
      Channel channel = access.getChannel();
      AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
      if (!channel.eventLoop().inEventLoop() || !channel.hasAttr(key)) {
        return;
      }
      Object known = channel.attr(key).get();
      HttpExchange exchange =
          known instanceof HttpPipeline ? ((HttpPipeline) known).oldest() : null;
      if (exchange == null) {
        return;
      }
      exchange.handToNobody();
      PathBinding binding = (PathBinding) bindings.peek();
      if (binding != null && !binding.getDescription().isEmpty()) {
        exchange.routeOtherwise("/", binding.getDescription());
      }
    }
  }
}

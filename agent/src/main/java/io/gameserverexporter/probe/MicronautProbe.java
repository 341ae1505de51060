package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpPipeline;
import io.gameserverexporter.boot.HttpRequests;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.NettyKeys;
import io.gameserverexporter.probe.weave.Weave;
import io.micronaut.web.router.UriRouteMatch;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Routes of Micronaut 4: the URI template of the method that a request has been matched with. Netty
 * counts, see {@link NettyProbe}.
 *
 * <p>Read where Micronaut notes the match in the request ({@code RouteExecutor}), once for each,
 * and on the event loop, which knows the exchange, unless a filter before the matching has gone on
 * elsewhere: then there is no route. What has no match, among them a path that is there for other
 * methods (405), has none.
 *
 * <p>Who asks for an upgrade to WebSocket is matched elsewhere, with endpoints alone, and before
 * the filters.
 *
 * <p>A request whose body does not come with its head is taken up when all that is there has been
 * read: with HTTP/1.1 as the newest of its connection ({@code PipeliningServerHandler}), with
 * HTTP/2 as that of its stream ({@code MultiplexedServerHandler}), which has known it since the
 * head came.
 */
final class MicronautProbe {
  private static final String STREAM =
      "io.micronaut.http.server.netty.handler.MultiplexedServerHandler$MultiplexedStream";
  private static final String HERE = "io.gameserverexporter.probe.MicronautProbe$";

  private MicronautProbe() {}

  static Probe probe() {
    return new Probe(
        "micronaut",
        "the routes of Micronaut",
        Weave.into(
            "io.micronaut.http.server.RouteExecutor",
            "setRouteAttributes",
            HERE + "Matched",
            "io.micronaut.http.HttpRequest",
            "io.micronaut.web.router.UriRouteMatch"),
        Weave.intoIfThere(
            "io.micronaut.http.server.netty.websocket"
                + ".NettyServerWebSocketUpgradeHandler$WebsocketRequestLifecycle",
            "<init>",
            HERE + "MatchedWebSocket",
            "io.micronaut.http.server.RouteExecutor",
            Weave.AND_MORE),
        Weave.into(
            "io.micronaut.http.server.netty.handler.PipeliningServerHandler",
            "channelReadComplete",
            HERE + "ReadComplete",
            "io.netty.channel.ChannelHandlerContext"),
        Weave.intoIfThere(
            STREAM,
            "onHeadersRead",
            HERE + "Head",
            "io.netty.handler.codec.http.HttpRequest",
            "boolean"),
        Weave.intoIfThere(STREAM, "devolveToStreaming", HERE + "Devolve"));
  }

  /** A method has been found for the request; not called for those that answer errors. */
  static final class Matched {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) UriRouteMatch<?, ?> match) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        // Kept by the template.
        exchange.routeIfAbsent("", match.getRouteInfo().getUriMatchTemplate().toString());
      }
    }
  }

  /** An endpoint has been looked for that a request asks to be upgraded for. */
  static final class MatchedWebSocket {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("route") @Nullable Object match) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && match instanceof UriRouteMatch) {
        exchange.routeIfAbsent(
            "", ((UriRouteMatch<?, ?>) match).getRouteInfo().getUriMatchTemplate().toString());
      }
    }
  }

  /** What has come is read: that is when a request is taken up whose body is still to come. */
  static final class ReadComplete {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(0) ChannelHandlerContext context) {
      HttpExchange before = HttpServers.current();
      Channel channel = context.channel();
      AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
      if (channel.hasAttr(key)) {
        Object known = channel.attr(key).get();
        if (known instanceof HttpPipeline) {
          HttpServers.enter(((HttpPipeline) known).newest());
        }
      }
      return before;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** The head of a request came on a stream of HTTP/2. */
  static final class Head {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object stream, @Advice.Argument(1) boolean complete) {
      HttpExchange exchange = HttpServers.current();
      if (!complete && exchange != null) {
        exchange.knownBy(stream);
      }
    }
  }

  /** What has come is read, and perhaps not yet the body of the stream's request. */
  static final class Devolve {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.This Object stream) {
      return HttpServers.enter(HttpRequests.known(stream));
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }
}

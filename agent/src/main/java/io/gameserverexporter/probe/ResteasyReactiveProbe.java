package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpPipeline;
import io.gameserverexporter.boot.HttpRequests;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.boot.JoinedRoutes;
import io.gameserverexporter.boot.NettyKeys;
import io.gameserverexporter.probe.weave.Weave;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Collections;
import net.bytebuddy.asm.Advice;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

/**
 * Routes of Quarkus REST, which is RESTEasy Reactive on Vert.x: the templates of what matched,
 * joined, below the path that the application is served at. Netty counts, see {@link NettyProbe}.
 *
 * <p>Read where a request goes on with the method that was found for it, on the event loop: of a
 * connection with HTTP/1.1 it is the oldest that is open, as Vert.x keeps the others back, with
 * HTTP/2 the one that the event loop works on. A locator leads to another method, perhaps on
 * another thread, for which the exchange is known by the context. What no method is found for has
 * the route that led here, {@code /*}, or none.
 */
final class ResteasyReactiveProbe {
  private static final String SERVER = "org.jboss.resteasy.reactive.server.";

  private ResteasyReactiveProbe() {}

  static Probe probe() {
    return new Probe(
        "resteasy-reactive",
        "the routes of Quarkus REST",
        Weave.into(
            SERVER + "core.ResteasyReactiveRequestContext",
            "restart",
            "io.gameserverexporter.probe.ResteasyReactiveProbe$Restart",
            SERVER + "mapping.RuntimeResource",
            "boolean"));
  }

  /** A method has been found, or a locator. */
  static final class Restart {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This ResteasyReactiveRequestContext context,
        @Advice.Argument(0) RuntimeResource resource) {
      HttpExchange exchange = HttpRequests.known(context);
      if (exchange == null) {
        exchange = HttpServers.current();
        HttpServerRequest request = context.serverRequest().unwrap(HttpServerRequest.class);
        HttpConnection connection = request == null ? null : request.connection();
        if (connection instanceof HttpServerConnection && request.version() != HttpVersion.HTTP_2) {
          Channel channel = ((HttpServerConnection) connection).channelHandlerContext().channel();
          AttributeKey<Object> key = NettyKeys.http(AttributeKey.class);
          if (channel.eventLoop().inEventLoop() && channel.hasAttr(key)) {
            Object known = channel.attr(key).get();
            if (known instanceof HttpPipeline) {
              exchange = ((HttpPipeline) known).oldest();
            }
          }
        }
      }
      if (exchange == null) {
        return;
      }
      String located = exchange.located();
      String base = located != null ? located : context.getDeployment().getPrefix();
      String route = JoinedRoutes.ofOne(resource, base);
      if (route == null) {
        URITemplate above = resource.getClassPath();
        URITemplate path = resource.getPath();
        route =
            JoinedRoutes.add(
                Collections.singletonList(resource),
                base,
                new String[] {
                  located != null || above == null ? "" : above.template,
                  path == null ? "" : path.template
                });
      }
      if (resource.getHttpMethod() == null) {
        exchange.located(route);
        exchange.knownBy(context);
      } else {
        exchange.routeIfAbsent("", route);
      }
    }
  }
}

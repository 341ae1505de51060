package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpChannels;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpRequests;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * What {@link JettyProbe} weaves into Jetty 12.0 and 12.1, with handlers of its own or servlets of
 * any version (ee8 to ee11).
 *
 * <p>An exchange begins where the channel calls the server's handlers ({@code HandlerInvoker.run})
 * and ends where it writes the request log ({@code completeStream}), which Jetty calls once per
 * request whichever of handler, callback and last write comes last. Not in {@code onRequest}: that
 * is also called for requests that are then upgraded to HTTP/2 and come again as the first stream.
 * What is refused without a handler, such as a malformed request, begins with its response.
 *
 * <p>The exchange belongs to the channel, which Jetty uses again for the next request.
 */
final class Jetty12Advice {
  private static final String CHANNEL = "org.eclipse.jetty.server.internal.HttpChannelState";
  private static final String EE8 = "org.eclipse.jetty.ee8.nested.HttpChannel";
  private static final String EE9 = "org.eclipse.jetty.ee9.nested.HttpChannel";
  private static final String EE10 = "org.eclipse.jetty.ee10.servlet.ServletChannel";
  private static final String EE11 = "org.eclipse.jetty.ee11.servlet.ServletChannel";
  private static final String PUBLISHER = "org.eclipse.jetty.io.content.ContentSourcePublisher";
  private static final String HERE = "io.gameserverexporter.probe.Jetty12Advice$";

  private Jetty12Advice() {}

  static List<Weave> weaves() {
    return Arrays.asList(
        Weave.into(CHANNEL + "$HandlerInvoker", "run", HERE + "Handle"),
        Weave.into(
            CHANNEL + "$ChannelResponse",
            "lockedPrepareResponse",
            HERE + "Respond",
            CHANNEL,
            "boolean"),
        Weave.into(
            "org.eclipse.jetty.server.internal.HttpConnection$RequestHandler",
            "badMessage",
            HERE + "RefuseGarbage",
            "org.eclipse.jetty.http.HttpException"),
        Weave.into(CHANNEL, "onFailure", HERE + "Refuse", "java.lang.Throwable"),
        Weave.intoIfThere(
            CHANNEL,
            "completeStream",
            HERE + "Complete",
            "org.eclipse.jetty.server.HttpStream",
            "java.lang.Throwable"),
        Weave.intoIfThere(
            CHANNEL + "$HandlerInvoker",
            "completeStream",
            HERE + "CompleteEarlier",
            "org.eclipse.jetty.server.HttpStream",
            "java.lang.Throwable"),
        Weave.into(CHANNEL, "recycle", HERE + "Recycle"),
        Weave.into(
            "org.eclipse.jetty.server.handler.PathMappingsHandler",
            "handle",
            HERE + "LookUp",
            "org.eclipse.jetty.server.Request",
            "org.eclipse.jetty.server.Response",
            "org.eclipse.jetty.util.Callback"),
        Weave.into("org.eclipse.jetty.http.pathmap.MatchedResource", "getResource", HERE + "Match"),
        Weave.intoIfThere(PUBLISHER + "$SubscriptionImpl", "process", HERE + "Publish"),
        Weave.intoIfThere(PUBLISHER + "$ActiveSubscription", "process", HERE + "Publish"),
        Weave.into(EE10, "handle", HERE + "HandleServlet"),
        Weave.into(EE10, "handleException", HERE + "ServletFails", "java.lang.Throwable"),
        Weave.into(EE11, "handle", HERE + "HandleServlet"),
        Weave.into(EE11, "handleException", HERE + "ServletFails", "java.lang.Throwable"),
        Weave.into(EE8, "handle", HERE + "HandleNested"),
        Weave.into(EE8, "handleException", HERE + "ServletFails", "java.lang.Throwable"),
        Weave.into(EE9, "handle", HERE + "HandleNested"),
        Weave.into(EE9, "handleException", HERE + "ServletFails", "java.lang.Throwable"));
  }

  /** The channel calls the handlers. */
  static final class Handle {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.FieldValue("this$0") HttpChannelState channel) {
      HttpExchange exchange = HttpChannels.exchange(channel);
      HttpServers.begin(
          exchange,
          channel.getRequest().getMethod(),
          channel.getConnectionMetaData().isSecure() ? "https" : "http");
      if (HttpServers.wantsPaths()) {
        exchange.path(channel.getRequest().getHttpURI().getPath());
      }
      return HttpServers.enter(exchange);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** The connection refuses what may not even begin like a request. */
  static final class RefuseGarbage {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("this$0") HttpConnection connection) {
      HttpChannel channel = connection.getHttpChannel();
      // Jetty goes on with a request that it makes up, a GET in 12.0.
      if (((HttpChannelState) channel).getHttpStream() == null) {
        HttpServers.begin(
            HttpChannels.exchange(channel),
            null,
            channel.getConnectionMetaData().isSecure() ? "https" : "http");
      }
    }
  }

  /** Something is wrong, perhaps with a request that could not be read so far. */
  static final class Refuse {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This HttpChannelState channel,
        @Advice.FieldValue("_request") @Nullable Object request,
        @Advice.FieldValue("_stream") @Nullable Object stream) {
      // Jetty goes on with a request that it makes up, a GET.
      if (request == null && stream != null) {
        HttpServers.begin(
            HttpChannels.exchange(channel),
            null,
            channel.getConnectionMetaData().isSecure() ? "https" : "http");
      }
    }
  }

  /** The head of a response is made, other than an interim one. */
  static final class Respond {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) HttpChannelState channel, @Advice.FieldValue("_status") int status) {
      HttpExchange exchange = HttpChannels.exchange(channel);
      if (!exchange.isOpen()) {
        HttpServers.begin(
            exchange,
            channel.getRequest().getMethod(),
            channel.getConnectionMetaData().isSecure() ? "https" : "http");
      }
      exchange.status(status);
    }
  }

  /** The channel is done with a request, and about to tell that to the connection. */
  static final class Complete {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object channel,
        @Advice.FieldValue("_callbackFailure") @Nullable Throwable failure) {
      HttpChannels.completed(channel, failure);
    }
  }

  /** As {@link Complete}, in versions that have the method where handlers are called. */
  static final class CompleteEarlier {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("this$0") HttpChannelState channel,
        @Advice.Argument(1) @Nullable Throwable failure) {
      HttpChannels.completed(channel, failure);
    }
  }

  /** The channel forgets a request: the safety net under a version that completes it elsewhere. */
  static final class Recycle {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object channel) {
      HttpExchange exchange = HttpChannels.known(channel);
      if (exchange != null) {
        HttpServers.end(exchange, exchange.status(), null);
      }
    }
  }

  /** A handler looks in its table of paths, and calls what it finds. */
  static final class LookUp {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.Argument(0) Request request) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        Context context = request.getContext();
        // Other contexts may have parts of the request's own path in theirs.
        String prefix =
            context instanceof ContextHandler.ScopedContext ? context.getContextPath() : "/";
        exchange.lookUp(prefix.equals("/") ? "" : prefix);
      }
      return exchange;
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange exchange) {
      if (exchange != null) {
        exchange.lookedUp();
      }
    }
  }

  /** What has been found in a table of paths is asked for. */
  static final class Match {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("pathSpec") PathSpec path) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        exchange.found(path.getDeclaration());
      }
    }
  }

  /** A body is published as it comes: first on a thread of the handler's, then on any. */
  static final class Publish {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.This Object subscription) {
      return HttpRequests.enterReader(subscription);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** Servlets are called, the first time or later on whichever thread. */
  static final class HandleServlet {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.FieldValue("_request") Request request) {
      return HttpServers.enter(HttpChannels.known(request.getComponents()));
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** As {@link HandleServlet}, in the older versions of the servlet API. */
  static final class HandleNested {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.FieldValue("_coreRequest") Object request) {
      return HttpServers.enter(HttpChannels.known(((Request) request).getComponents()));
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** A servlet or filter has thrown, and nothing before Jetty has caught it. */
  static final class ServletFails {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Throwable failure) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null && exchange.errorType() == null) {
        exchange.failed(failure);
      }
    }
  }
}

package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpChannels;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.jspecify.annotations.Nullable;

/**
 * Eclipse Jetty 12.0 and 12.1, with handlers of its own or servlets of any version (ee8 to ee11).
 *
 * <p>An exchange begins where the channel calls the server's handlers ({@code HandlerInvoker.run})
 * and ends where it writes the request log ({@code completeStream}), which Jetty calls once per
 * request whichever of handler, callback and last write comes last. Not in {@code onRequest}: that
 * is also called for requests that are then upgraded to HTTP/2 and come again as the first stream.
 * What is refused without a handler, such as a malformed request, begins with its response.
 *
 * <p>The exchange belongs to the channel, which Jetty uses again for the next request.
 */
final class Jetty12Probe {
  private static final String CHANNEL = "org.eclipse.jetty.server.internal.HttpChannelState";
  private static final String HERE = "io.gameserverexporter.probe.Jetty12Probe$";

  private Jetty12Probe() {}

  static Probe probe() {
    return new Probe(
        "jetty-12",
        "requests to Jetty 12",
        Weave.into(CHANNEL + "$HandlerInvoker", "run", HERE + "Handle"),
        Weave.into(
            CHANNEL + "$ChannelResponse",
            "lockedPrepareResponse",
            HERE + "Respond",
            CHANNEL,
            "boolean"),
        Weave.into(
            CHANNEL,
            "completeStream",
            HERE + "Complete",
            "org.eclipse.jetty.server.HttpStream",
            "java.lang.Throwable"),
        Weave.into(
            "org.eclipse.jetty.ee10.servlet.ServletChannel", "handle", HERE + "HandleServlet"),
        Weave.into(
            "org.eclipse.jetty.ee10.servlet.ServletChannel",
            "handleException",
            HERE + "ServletFails",
            "java.lang.Throwable"),
        Weave.into(
            "org.eclipse.jetty.ee11.servlet.ServletChannel", "handle", HERE + "HandleServlet"),
        Weave.into(
            "org.eclipse.jetty.ee11.servlet.ServletChannel",
            "handleException",
            HERE + "ServletFails",
            "java.lang.Throwable"));
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
      return HttpServers.enter(exchange);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
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
        @Advice.This HttpChannelState channel,
        @Advice.FieldValue("_callbackFailure") @Nullable Throwable failure) {
      HttpExchange exchange = HttpChannels.exchange(channel);
      if (!exchange.isOpen()) {
        HttpServers.begin(
            exchange,
            channel.getRequest().getMethod(),
            channel.getConnectionMetaData().isSecure() ? "https" : "http");
      }
      HttpServers.end(exchange, exchange.status(), failure);
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

  /** A servlet or filter has thrown, and nothing before Jetty has caught it. */
  static final class ServletFails {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Throwable failure) {
      HttpExchange exchange = HttpServers.current();
      if (exchange != null) {
        exchange.failed(failure);
      }
    }
  }
}

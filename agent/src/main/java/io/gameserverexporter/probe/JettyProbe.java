package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpChannels;
import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.http.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Eclipse Jetty, with handlers of its own or servlets: 9.4, 10 and 11 here, 12 in {@link
 * Jetty12Advice}, which has no channel in common with them.
 *
 * <p>An exchange begins where the connection hands a request to its channel ({@code onRequest},
 * which malformed ones pass, too, and for a malformed body once more) and ends where the channel is
 * done with it ({@code onCompleted}), once after whatever answers, asynchronously or not. What the
 * channel forgets without that was not a request: Jetty 10 and 11 hand over what is then upgraded
 * to HTTP/2.
 *
 * <p>The exchange belongs to the channel, which Jetty uses again for the next request.
 */
final class JettyProbe {
  private static final String CHANNEL = "org.eclipse.jetty.server.HttpChannel";
  private static final String HERE = "io.gameserverexporter.probe.JettyProbe$";

  private JettyProbe() {}

  static Probe probe() {
    List<Weave> weaves = new ArrayList<>(Jetty12Advice.weaves());
    weaves.add(
        Weave.into(
            CHANNEL, "onRequest", HERE + "Begin", "org.eclipse.jetty.http.MetaData$Request"));
    weaves.add(Weave.into(CHANNEL, "handle", HERE + "Handle"));
    weaves.add(Weave.into(CHANNEL, "handleException", HERE + "Fail", "java.lang.Throwable"));
    weaves.add(
        Weave.into(
            CHANNEL, "commit", HERE + "Respond", "org.eclipse.jetty.http.MetaData$Response"));
    weaves.add(Weave.into(CHANNEL, "onCompleted", HERE + "Complete"));
    weaves.add(Weave.into(CHANNEL, "recycle", HERE + "Recycle"));
    return new Probe("jetty", "requests to Jetty", weaves.toArray(new Weave[0]));
  }

  /** A request has come, or a part of its body is malformed. */
  static final class Begin {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object channel,
        @Advice.Argument(0) MetaData.Request request,
        @Advice.FieldValue("_endPoint") @Nullable Object endPoint) {
      HttpExchange exchange = HttpChannels.exchange(channel);
      if (!exchange.isOpen()) {
        HttpServers.begin(
            exchange,
            request.getMethod(),
            endPoint != null && endPoint.getClass().getName().endsWith("$DecryptedEndPoint")
                ? "https"
                : "http");
      }
    }
  }

  /** The channel calls the handlers, the first time or later on whichever thread. */
  static final class Handle {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpExchange enter(@Advice.This Object channel) {
      return HttpServers.enter(HttpChannels.known(channel));
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpExchange before) {
      HttpServers.leave(before);
    }
  }

  /** A handler, servlet or filter has thrown, and nothing before Jetty has caught it. */
  static final class Fail {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object channel, @Advice.Argument(0) Throwable failure) {
      HttpExchange exchange = HttpChannels.known(channel);
      // What the handling of the first failure throws is not what went wrong.
      if (exchange != null && exchange.isOpen() && exchange.errorType() == null) {
        exchange.failed(failure);
      }
    }
  }

  /** The head of a response is sent, be it an interim one. */
  static final class Respond {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object channel, @Advice.Argument(0) MetaData.Response response) {
      HttpExchange exchange = HttpChannels.known(channel);
      int status = response.getStatus();
      if (exchange != null && (status >= 200 || status == 101)) {
        exchange.status(status);
      }
    }
  }

  /** The channel is done with a request, and about to tell that to the connection. */
  static final class Complete {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object channel) {
      HttpExchange exchange = HttpChannels.known(channel);
      if (exchange != null) {
        HttpServers.end(exchange, exchange.status(), null);
      }
    }
  }

  /** The channel forgets a request. */
  static final class Recycle {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object channel) {
      HttpExchange exchange = HttpChannels.known(channel);
      if (exchange != null) {
        HttpServers.abandon(exchange);
      }
    }
  }
}

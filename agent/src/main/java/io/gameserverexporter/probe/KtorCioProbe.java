package io.gameserverexporter.probe;

import io.gameserverexporter.boot.HttpExchange;
import io.gameserverexporter.boot.HttpRequests;
import io.gameserverexporter.boot.HttpServers;
import io.gameserverexporter.probe.weave.Weave;
import io.ktor.http.HttpMethod;
import io.ktor.http.HttpStatusCode;
import io.ktor.server.response.ApplicationResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Ktor 2 and 3 on its CIO engine, which has an HTTP/1.1 codec of its own. {@link KtorProbe} knows
 * the routes.
 *
 * <p>An exchange begins where the head of a request has been parsed, which makes a {@code Request},
 * and ends where that is released: once for each, when the handler is done with all that may follow
 * from it, an answer to its failure among them. The last part of the response, up to what a channel
 * of Ktor takes, may then be on its way to the socket still; where that is written, nothing tells
 * of which request it is. An upgrade ends with its 101. What is released without a call is refused
 * for what its head says of the body; what has had none because its connection is gone may not be
 * released at all, and ends with the coroutine that would have called the application. What cannot
 * be parsed is no {@code Request}: it is counted where it is answered.
 *
 * <p>Ktor does not look whether a client is still there until it reads from it or writes to it, and
 * the exchange lasts as long. It makes an object of each request, and so do we.
 */
final class KtorCioProbe {
  private static final String CIO = "io.ktor.http.cio.";
  private static final String ENGINE = "io.ktor.server.cio.";
  private static final String PIPELINE = ENGINE + "backend.ServerPipelineKt";
  private static final String CALL = ENGINE + "CIOApplicationCall";
  private static final String HERE = "io.gameserverexporter.probe.KtorCioProbe$";

  private KtorCioProbe() {}

  static Probe probe() {
    return new Probe(
        "ktor-cio",
        "requests to Ktor on its CIO engine",
        Weave.into(
                CIO + "Request",
                "<init>",
                HERE + "Begin",
                "io.ktor.http.HttpMethod",
                "java.lang.CharSequence",
                Weave.AND_MORE)
            .beside(CALL),
        Weave.into(CIO + "HttpMessage", "release", HERE + "End").beside(CALL),
        // The coroutine, which was the second in its function before another moved out of it.
        Weave.into(
            PIPELINE + "$startServerConnectionPipeline$1$2",
            "invokeSuspend",
            HERE + "Done",
            "java.lang.Object"),
        Weave.into(
                PIPELINE + "$startServerConnectionPipeline$1$1",
                "invokeSuspend",
                HERE + "Done",
                "java.lang.Object")
            .beside(PIPELINE + "$startServerPipelineWriter$1"),
        Weave.into(
            CALL,
            "<init>",
            HERE + "Call",
            "io.ktor.server.application.Application",
            CIO + "Request",
            Weave.AND_MORE),
        Weave.into(
            ENGINE + "CIOApplicationResponse",
            "sendResponseMessage",
            HERE + "Respond",
            "boolean",
            "kotlin.coroutines.Continuation"),
        Weave.into(
            PIPELINE,
            "respondBadRequest",
            HERE + "Refuse",
            "kotlinx.coroutines.channels.Channel",
            Weave.AND_MORE));
  }

  /** The head of a request has been parsed. */
  static final class Begin {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object request,
        @Advice.Argument(0) HttpMethod method,
        @Advice.Argument(1) CharSequence path) {
      HttpExchange exchange = new HttpExchange();
      // The engine has no TLS.
      HttpServers.begin(exchange, method.getValue(), "http");
      if (HttpServers.wantsPaths()) {
        exchange.path(path.toString());
      }
      HttpRequests.begin(request, exchange);
    }
  }

  /** The request is handed to the application. */
  static final class Call {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object call, @Advice.Argument(1) Object request) {
      HttpExchange exchange = HttpRequests.known(request);
      if (exchange != null) {
        exchange.knownBy(call);
      }
    }
  }

  /** The head of a response is written, or goes on being written. */
  static final class Respond {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This ApplicationResponse response,
        @Advice.FieldValue("statusCode") HttpStatusCode status) {
      HttpExchange exchange = HttpRequests.known(response.getCall());
      if (exchange != null) {
        exchange.status(status.getValue());
        if (status.getValue() == 101) {
          HttpServers.end(exchange, 101, null);
        }
      }
    }
  }

  /** Nobody needs the request any more; or a client a response, which is none of ours. */
  static final class End {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object message) {
      HttpExchange exchange = HttpRequests.end(message);
      if (exchange != null) {
        HttpServers.end(exchange, exchange.isNamed() ? exchange.status() : 400, null);
      }
    }
  }

  /**
   * The coroutine that has the application called is done, or waits; for that it returns an enum.
   */
  static final class Done {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.FieldValue("$request") Object request, @Advice.Return @Nullable Object returned) {
      if (!(returned instanceof Enum)) {
        HttpExchange exchange = HttpRequests.end(request);
        if (exchange != null) {
          HttpServers.end(exchange, exchange.status(), null);
        }
      }
    }
  }

  /** What is no request is answered; called again, with nothing, when that goes on later. */
  static final class Refuse {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) @Nullable Object responses) {
      if (responses != null) {
        HttpExchange exchange = new HttpExchange();
        HttpServers.begin(exchange, null, "http");
        HttpServers.end(exchange, 400, null);
      }
    }
  }
}

package testservers.ktor;

import io.ktor.http.Headers;
import io.ktor.http.HeadersKt;
import io.ktor.http.HttpStatusCode;
import io.ktor.http.content.OutgoingContent;
import io.ktor.server.application.Application;
import io.ktor.server.application.ApplicationCall;
import io.ktor.server.request.ApplicationReceiveFunctionsKt;
import io.ktor.server.response.ApplicationResponseFunctionsKt;
import io.ktor.server.response.ApplicationResponseFunctionsJvmKt;
import io.ktor.server.routing.Route;
import io.ktor.server.routing.RoutingBuilderKt;
import io.ktor.utils.io.ByteReadChannel;
import io.ktor.utils.io.ByteWriteChannel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.JobKt;
import testservers.console.Console;

/** Ktor on its Netty engine, without Kotlin: a suspending function takes what goes on after it. */
public final class KtorServer {
  /** Requests that handlers have, or have had, and that clients may leave. */
  private static final AtomicInteger TAKEN = new AtomicInteger();

  private KtorServer() {}

  public static void main(String[] args) throws Exception {
    Console.serveOn(Ktor.serve(KtorServer::module));
  }

  private static void module(Application application) {
    Ktor.beforeRoutes(
        application,
        (call, done) ->
            "answer".equals(call.getRequest().getHeaders().get("X-Gate"))
                ? respond(call, 403, done)
                : null);
    Ktor.routes(application, KtorServer::routes);
  }

  private static void routes(Route root) {
    at(root, "/items/{id}", KtorServer::ok);
    at(root, "/upload", KtorServer::upload);
    at(root, "/taken", (call, done) -> respond(call, 200, TAKEN.toString(), done));
    at(root, "/download", KtorServer::download);
    at(root, "/status/{code}/{rest}", KtorServer::status);
    at(root, "/later/{code}", (call, done) -> later(call, KtorServer::status, done));
    at(root, "/never/{id}", KtorServer::never);
    Ktor.get(root, "/only/{id}", KtorServer::ok);
    at(root, "/blocking/{id}", KtorServer::blocking);
    at(root, "/sockets/{id}", (call, done) -> Ktor.respond(call, new OtherProtocol(), done));
    at(root, "/fail/{id}", KtorServer::fail);
    at(root, "/fail-later/{id}", (call, done) -> later(call, KtorServer::fail, done));
    at(root, "/files/{path...}", KtorServer::ok);
    at(root, "/maybe/{id?}", KtorServer::ok);
    at(root, "/any/*/end", KtorServer::ok);
    at(root, "/marked/v{version}", KtorServer::ok);
    at(root, "/slash/", KtorServer::ok);
    at(root, "/", KtorServer::ok);
    RoutingBuilderKt.route(
        root,
        "/api",
        api -> {
          RoutingBuilderKt.header(
              api, "X-Kind", "old/new", kind -> in(() -> at(kind, "/players/{id}", KtorServer::ok)));
          RoutingBuilderKt.param(
              api, "page", paged -> in(() -> at(paged, "/scores", KtorServer::ok)));
          at(api, "/scores", KtorServer::ok);
          RoutingBuilderKt.route(
              api,
              "/rooms/{room}",
              room -> {
                Ktor.get(room, "/players/{player}", KtorServer::ok);
                return Ktor.get(room, "/", KtorServer::ok);
              });
          return Unit.INSTANCE;
        });
  }

  private static Unit in(Runnable block) {
    block.run();
    return Unit.INSTANCE;
  }

  /** For every method. */
  private static void at(Route route, String path, Ktor.Handler handler) {
    RoutingBuilderKt.route(route, path, node -> Ktor.handle(node, handler));
  }

  private static Object ok(ApplicationCall call, Continuation<? super Unit> done) {
    return respond(call, 200, "ok", done);
  }

  private static Object status(ApplicationCall call, Continuation<? super Unit> done) {
    return respond(call, Integer.parseInt(call.getParameters().get("code")), done);
  }

  private static Object fail(ApplicationCall call, Continuation<? super Unit> done) {
    throw new IllegalStateException("thrown by the handler");
  }

  private static Object upload(ApplicationCall call, Continuation<? super Unit> done) {
    TAKEN.incrementAndGet();
    return then(
        next -> ApplicationReceiveFunctionsKt.receiveText(call, cast(next)),
        (body, next) -> respond(call, 200, Integer.toString(((String) body).length()), next),
        done);
  }

  private static Object never(ApplicationCall call, Continuation<? super Unit> done) {
    TAKEN.incrementAndGet();
    return IntrinsicsKt.getCOROUTINE_SUSPENDED();
  }

  private static Object later(
      ApplicationCall call, Ktor.Handler handler, Continuation<? super Unit> done) {
    return then(
        next -> DelayKt.delay(5, cast(next)), (waited, next) -> handler.handle(call, next), done);
  }

  private static Object blocking(ApplicationCall call, Continuation<? super Unit> done) {
    return then(
        next -> BuildersKt.withContext(Dispatchers.getIO(), (scope, inner) -> "", cast(next)),
        (nothing, next) -> ok(call, next),
        done);
  }

  private static Object download(ApplicationCall call, Continuation<? super Unit> done) {
    return ApplicationResponseFunctionsJvmKt.respondOutputStream(
        call, null, null, (stream, inner) -> write(stream), done);
  }

  private static Unit write(OutputStream stream) {
    byte[] block = new byte[64 * 1024];
    try {
      for (int i = 0; i < 512; i++) {
        stream.write(block);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
    return Unit.INSTANCE;
  }

  private static Object respond(ApplicationCall call, int status, Continuation<? super Unit> done) {
    return respond(call, status, "", done);
  }

  private static Object respond(
      ApplicationCall call, int status, String text, Continuation<? super Unit> done) {
    return ApplicationResponseFunctionsKt.respondText(
        call,
        text,
        null,
        HttpStatusCode.Companion.fromValue(status),
        content -> Unit.INSTANCE,
        cast(done));
  }

  /** What a connection goes on with after a 101, which is silence. */
  private static final class OtherProtocol extends OutgoingContent.ProtocolUpgrade {
    @Override
    public Headers getHeaders() {
      return HeadersKt.headersOf("Upgrade", "silence");
    }

    @Override
    public Object upgrade(
        ByteReadChannel input,
        ByteWriteChannel output,
        CoroutineContext engine,
        CoroutineContext user,
        Continuation<? super Job> done) {
      return JobKt.Job((Job) null);
    }
  }

  /** One suspending function after another. */
  private static Object then(
      Function<Continuation<?>, Object> first,
      BiFunction<Object, Continuation<? super Unit>, Object> second,
      Continuation<? super Unit> done) {
    Object result =
        first.apply(
            new Continuation<Object>() {
              @Override
              public CoroutineContext getContext() {
                return done.getContext();
              }

              @Override
              public void resumeWith(Object first) {
                Object end;
                try {
                  ResultKt.throwOnFailure(first);
                  end = second.apply(first, done);
                } catch (Throwable failure) {
                  end = ResultKt.createFailure(failure);
                }
                if (end != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
                  done.resumeWith(end);
                }
              }
            });
    return result == IntrinsicsKt.getCOROUTINE_SUSPENDED() ? result : second.apply(result, done);
  }

  /** They are all of {@code Object} behind their bounds. */
  @SuppressWarnings("unchecked")
  private static <T> Continuation<T> cast(Continuation<?> continuation) {
    return (Continuation<T>) continuation;
  }
}

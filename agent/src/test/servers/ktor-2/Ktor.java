package testservers.ktor;

import io.ktor.http.content.OutgoingContent;
import io.ktor.server.application.Application;
import io.ktor.server.application.ApplicationCall;
import io.ktor.server.application.ApplicationCallPipeline;
import io.ktor.server.engine.EmbeddedServerKt;
import io.ktor.server.engine.EngineConnectorConfig;
import io.ktor.server.netty.Netty;
import io.ktor.server.netty.NettyApplicationEngine;
import io.ktor.server.routing.Route;
import io.ktor.server.routing.RoutingBuilderKt;
import io.ktor.server.routing.RoutingKt;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;

/** What is written in another way in Ktor 3. */
final class Ktor {
  private Ktor() {}

  /** A suspending function. */
  @FunctionalInterface
  interface Handler {
    Object handle(ApplicationCall call, Continuation<? super Unit> done);
  }

  /** Serves on a port of its own. */
  static int serve(Consumer<Application> module) throws Exception {
    NettyApplicationEngine server =
        EmbeddedServerKt.embeddedServer(
            Netty.INSTANCE,
            0,
            "127.0.0.1",
            Collections.emptyList(),
            configuration -> Unit.INSTANCE,
            application -> {
              module.accept(application);
              return Unit.INSTANCE;
            });
    server.start(false);
    List<? extends EngineConnectorConfig> connectors =
        BuildersKt.runBlocking(
            EmptyCoroutineContext.INSTANCE, (scope, done) -> server.resolvedConnectors(done));
    return connectors.get(0).getPort();
  }

  static void routes(Application application, Consumer<Route> routes) {
    RoutingKt.routing(
        application,
        root -> {
          routes.accept(root);
          return Unit.INSTANCE;
        });
  }

  /** Has every call pass a handler, which returns null for those that it does not answer. */
  static void beforeRoutes(Application application, Handler handler) {
    application.intercept(
        ApplicationCallPipeline.ApplicationPhase.getPlugins(),
        (context, subject, done) -> {
          Object answered = handler.handle(context.getContext(), done);
          if (answered == null) {
            return Unit.INSTANCE;
          }
          context.finish();
          return answered;
        });
  }

  /** The pipeline takes no less than what resumes with anything. */
  @SuppressWarnings("unchecked")
  static Object respond(
      ApplicationCall call, OutgoingContent content, Continuation<? super Unit> done) {
    return call.getResponse().getPipeline().execute(call, content, (Continuation<Object>) (Continuation<?>) done);
  }

  static Unit handle(Route route, Handler handler) {
    route.handle((context, subject, done) -> handler.handle(context.getContext(), done));
    return Unit.INSTANCE;
  }

  static Unit get(Route route, String path, Handler handler) {
    RoutingBuilderKt.get(
        route, path, (context, subject, done) -> handler.handle(context.getContext(), done));
    return Unit.INSTANCE;
  }
}

package testservers.ktor;

import io.ktor.http.content.OutgoingContent;
import io.ktor.server.application.Application;
import io.ktor.server.application.ApplicationCall;
import io.ktor.server.application.ApplicationCallPipeline;
import io.ktor.server.engine.ApplicationEnvironmentBuilderKt;
import io.ktor.server.engine.EmbeddedServer;
import io.ktor.server.engine.EmbeddedServerKt;
import io.ktor.server.engine.EngineConnectorBuilder;
import io.ktor.server.engine.EngineConnectorConfig;
import io.ktor.server.netty.Netty;
import io.ktor.server.netty.NettyApplicationEngine;
import io.ktor.server.routing.Route;
import io.ktor.server.routing.RoutingBuilderKt;
import io.ktor.server.routing.RoutingRootKt;
import java.util.List;
import java.util.function.Consumer;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;

/** What is written in another way in Ktor 2. */
final class Ktor {
  private Ktor() {}

  /** A suspending function. */
  @FunctionalInterface
  interface Handler {
    Object handle(ApplicationCall call, Continuation<? super Unit> done);
  }

  /** Serves on a port of its own, also HTTP/2 in clear text for those who ask for it. */
  static int serve(Consumer<Application> module) throws Exception {
    EmbeddedServer<NettyApplicationEngine, NettyApplicationEngine.Configuration> server =
        EmbeddedServerKt.embeddedServer(
            Netty.INSTANCE,
            ApplicationEnvironmentBuilderKt.applicationEnvironment(builder -> Unit.INSTANCE),
            configuration -> {
              EngineConnectorBuilder connector = new EngineConnectorBuilder();
              connector.setHost("127.0.0.1");
              connector.setPort(0);
              configuration.getConnectors().add(connector);
              configuration.setEnableHttp2(true);
              configuration.setEnableH2c(true);
              return Unit.INSTANCE;
            },
            (application, done) -> {
              module.accept(application);
              return Unit.INSTANCE;
            });
    server.start(false);
    List<? extends EngineConnectorConfig> connectors =
        BuildersKt.runBlocking(
            EmptyCoroutineContext.INSTANCE,
            (scope, done) -> server.getEngine().resolvedConnectors(done));
    return connectors.get(0).getPort();
  }

  static void routes(Application application, Consumer<Route> routes) {
    RoutingRootKt.routing(
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

  static Object respond(
      ApplicationCall call, OutgoingContent content, Continuation<? super Unit> done) {
    return call.respond(content, null, done);
  }

  static Unit handle(Route route, Handler handler) {
    route.handle((context, done) -> handler.handle(context.getCall(), done));
    return Unit.INSTANCE;
  }

  static Unit get(Route route, String path, Handler handler) {
    RoutingBuilderKt.get(route, path, (context, done) -> handler.handle(context.getCall(), done));
    return Unit.INSTANCE;
  }
}

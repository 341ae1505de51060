package testservers.quarkus;

import io.quarkus.vertx.web.Param;
import io.quarkus.vertx.web.Route;
import io.quarkus.vertx.web.RouteBase;
import io.smallrye.mutiny.Uni;

/** Routes of Vert.x Web, as Quarkus declares them. */
@RouteBase(path = "reactive")
public class Routes {
  @Route(path = "items/:id", methods = Route.HttpMethod.GET)
  String item(@Param String id) {
    return id;
  }

  @Route(path = "blocking/:id", methods = Route.HttpMethod.GET, type = Route.HandlerType.BLOCKING)
  Uni<String> blocking(@Param String id) {
    return Uni.createFrom().item(id);
  }

  @Route(path = "failing/:id", methods = Route.HttpMethod.GET)
  Uni<String> failing(@Param String id) {
    return Uni.createFrom().failure(new IllegalStateException("by the route"));
  }
}
